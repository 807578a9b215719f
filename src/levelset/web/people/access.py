"""The door to people's records."""

from levelset.web.ui.viewer import standing_of

__all__ = ["standing_of"]
