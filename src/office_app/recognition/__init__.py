"""Vietnamese text in, facts with place and certainty out; pure functions."""
