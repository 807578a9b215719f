"""Whether the server is well: one word to programs, what was seen to owners."""
