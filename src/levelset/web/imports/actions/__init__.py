"""What people and the worker do with imports: each checks, writes and records in one transaction."""
