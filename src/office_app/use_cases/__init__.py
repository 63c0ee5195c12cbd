"""One function per thing the office does; no Qt, no SQL, no clock of their own."""
