"""The way to one's aim: what is new there, what of it one's evidence shows, and what comes next. For oneself."""
