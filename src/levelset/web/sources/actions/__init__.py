"""The verbs of sources: read, fetch, pick, put away; keep a token and remove it."""
