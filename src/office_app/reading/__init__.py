"""Files coming in, opened in a separate process."""
