"""Levelset: engineering career frameworks that people use.

The rooms of this package and who may use whom are drawn in ``docs/architecture.md`` and kept by import-linter.
"""

__version__ = "0.1.0"
