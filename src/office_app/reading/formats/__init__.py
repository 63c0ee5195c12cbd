"""One module per file format; runs inside the child process."""
