"""How the dashboard is served: the worker of gunicorn, logs, metrics, and the start of `make serve`."""
