"""Rules and values of the office; standard library only."""
