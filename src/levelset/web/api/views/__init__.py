"""Pages of tokens, and the API itself."""
