"""Parts that pages are made of: the card, controls, tables, the frame of a page."""
