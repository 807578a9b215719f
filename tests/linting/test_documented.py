"""Everything that a check can say stands in the documentation."""

from pathlib import Path
from typing import Any

import yaml

from levelset.linting.registry import RULES
from levelset.linting.reporting import schema
from levelset.linting.rule import Profile

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"


def keys_of(value: Any) -> set[str]:
    """Every property that a JSON Schema names, at any depth."""
    if isinstance(value, dict):
        return set(value.get("properties", ())).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_every_key_of_levelset_check_1_is_documented() -> None:
    documented = (DOCS / "formats.md").read_text(encoding="utf-8").partition("## levelset-check/1")[2]
    assert sorted(key for key in keys_of(schema()) if f"`{key}`" not in documented) == []


def test_every_rule_and_profile_is_documented() -> None:
    listed = (DOCS / "rules/README.md").read_text(encoding="utf-8")
    assert [code for code in RULES if f"`{code}`" not in listed] == []
    about = (DOCS / "check.md").read_text(encoding="utf-8")
    assert [profile for profile in Profile if f"`{profile}`" not in about] == []


def test_the_hook_runs_the_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("levelset-check", "levelset check", False)
