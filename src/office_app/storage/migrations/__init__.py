"""Revisions of the data file, shipped with the program."""

from pathlib import Path

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""All revisions from the first on. Known without Alembic, so that a current file opens without importing it."""

HEAD = REVISIONS[-1]

NEWEST = Path(__file__).with_name("newest.sql")
"""What all revisions together make of an empty file; the tests write it (``GOLDEN=write``) and compare it."""
