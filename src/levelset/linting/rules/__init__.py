"""The rules of ``levelset check``, a file for each kind of thing that can be wrong."""
