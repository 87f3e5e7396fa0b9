"""Views that a reader put together: as a page, PDF and Word document."""
