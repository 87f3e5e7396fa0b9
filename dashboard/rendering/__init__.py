"""Figures become pictures in a headless Chromium. Knows no chart."""
