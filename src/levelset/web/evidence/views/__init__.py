"""Pages of evidence, one module a subject."""
