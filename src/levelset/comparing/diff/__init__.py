"""Two frameworks, editions or versions: what changed at every layer, told as a person would tell it."""
