"""The native folder (DESIGN §4): reading it with findings, writing it with care."""

from levelset.interchange.folder_reading import read_framework
from levelset.interchange.folder_writing import write_framework

__all__ = ["read_framework", "write_framework"]
