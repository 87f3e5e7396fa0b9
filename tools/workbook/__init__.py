"""The datasets as a workbook (XLSX) that somebody edits in a spreadsheet, and back."""
