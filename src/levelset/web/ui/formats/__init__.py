"""How days and times are written, language by language (``FORMAT_MODULE_PATH``)."""
