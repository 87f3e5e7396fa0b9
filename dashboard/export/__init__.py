"""A view as a file: CSV, JSON, spreadsheet, picture, citation, bundle, frozen embed."""
