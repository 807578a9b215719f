"""One reader per format, ignorant of each other; each yields the pieces of a document."""
