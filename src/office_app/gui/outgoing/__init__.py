"""Kế hoạch, văn bản đi: drafts and issued papers."""
