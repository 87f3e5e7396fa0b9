"""Editions of the datasets: tried before they are served, exchanged whole, kept, and taken by a running server."""
