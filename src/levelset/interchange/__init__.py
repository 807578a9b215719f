"""Formats in and out: the native folder (Markdown, YAML, lock), ``levelset/1`` JSON, the import report, archives.

Every format round-trips. This room stores identity (statement ids); it does not decide it.
"""
