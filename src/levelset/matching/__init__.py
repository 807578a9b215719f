"""Text similarity: which statement belongs to which responsibility, which statement became which."""
