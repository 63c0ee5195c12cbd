"""Revisions of the data file, shipped with the program."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""All revisions from the first on. Known without Alembic, so that a current file opens without importing it."""

HEAD = REVISIONS[-1]
