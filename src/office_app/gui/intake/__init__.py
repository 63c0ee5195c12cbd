"""Nhận văn bản: files received, read, confirmed and registered."""
