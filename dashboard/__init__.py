"""The subject: reads, checks, selects, measures, draws, exports, translates. Knows nothing of the web."""
