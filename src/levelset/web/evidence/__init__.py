"""Evidence: what people log of their work, private until its author shares it."""
