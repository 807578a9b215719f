"""A folder that holds a framework."""

from pathlib import Path

import pytest

from levelset.interchange.folder import write_framework
from support.folders import FRAMEWORK


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The framework of ``support.folders``, written."""
    write_framework(FRAMEWORK, tmp_path / "acme")
    return tmp_path / "acme"
