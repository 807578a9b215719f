"""Tags of the pages of a way."""
