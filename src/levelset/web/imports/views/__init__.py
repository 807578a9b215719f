"""Pages of imports: start, progress, review with its decisions, publication, and leaving again."""
