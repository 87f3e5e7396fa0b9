"""Flask routes: documents, charts, images, downloads, embeds and briefs."""
