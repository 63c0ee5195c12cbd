"""Báo cáo: figures, papers and what was sent."""
