"""Datasets: read, checked, measured, protected, and every number with its source."""
