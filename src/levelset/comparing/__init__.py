"""Two pages or two editions side by side: which statement became which, which ids stay, what an import changes."""
