"""Writes the public site as static files for any object store, CDN or plain file server (`make publish`)."""
