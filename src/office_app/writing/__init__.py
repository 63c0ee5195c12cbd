"""Files going out: DOCX, PDF and XLSX."""
