"""What the dashboard costs its readers and its host, beside plain Dash, Vizro and Streamlit. bench/README.md tells."""
