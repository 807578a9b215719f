"""What the pages of a published framework show, as plain values: shaped from a framework alone."""
