"""What people say about evidence, checked."""
