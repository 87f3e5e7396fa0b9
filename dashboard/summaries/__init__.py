"""What many charts say together: of a place, and in the headlines of the overview."""
