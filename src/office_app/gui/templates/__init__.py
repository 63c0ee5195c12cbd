"""The room *Mẫu văn bản*."""
