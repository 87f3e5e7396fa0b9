"""Places: names, shapes, patterns, and the layers that a browser fetches."""
