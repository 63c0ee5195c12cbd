"""What reads each kind of foreign file; runs in the reading process only, heavy libraries imported when needed."""
