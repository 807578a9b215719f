"""Pages of published versions. Each is built from an opened version and, as versions never change, kept once built."""
