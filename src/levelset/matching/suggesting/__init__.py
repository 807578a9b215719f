"""Which behaviors of a page a note of somebody's work speaks to, with the words that matched; a person decides."""
