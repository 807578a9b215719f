"""The API: one's own evidence for programs, with a personal token."""
