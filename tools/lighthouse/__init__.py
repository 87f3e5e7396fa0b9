"""Lighthouse's marks for pages in every language, against their bounds: `make lighthouse`."""
