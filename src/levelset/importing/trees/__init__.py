"""Key/value documents (YAML, JSON) → labels: which layers of a tree are roles, levels, pillars, responsibilities."""
