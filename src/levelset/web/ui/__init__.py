"""The design system: base page, components, styles, the few scripts; and who is looking. Knows no other app."""
