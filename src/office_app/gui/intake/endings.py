"""How the names of papers end that are offered; what a file is its content tells."""

WITH_PAGES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp")
PAPERS = (*WITH_PAGES, ".docx", ".doc", ".rtf", ".odt", ".txt", ".xlsx", ".xls")
