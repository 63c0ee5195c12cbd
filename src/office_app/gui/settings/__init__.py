"""Cài đặt: the office, signers, numbering, lead times, the look, the data and its backups."""
