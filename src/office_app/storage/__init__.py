"""The data folder: one SQLite file, the originals under their hashes, and their copies."""
