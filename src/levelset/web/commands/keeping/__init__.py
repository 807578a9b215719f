"""Backups: a file with database, uploads and erasures, and one with the keys; written and brought back."""
