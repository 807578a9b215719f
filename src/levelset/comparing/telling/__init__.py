"""A comparison and the path of a role in words, for the command line and for files: text, Markdown, HTML, JSON."""
