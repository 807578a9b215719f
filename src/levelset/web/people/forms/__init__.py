"""Forms of people, one module a subject."""
