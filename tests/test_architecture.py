"""The contracts between rooms name every room, and the command line starts without what it does not need."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/levelset"


def contracts() -> list[dict[str, Any]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return found


def packages_of(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("*/__init__.py")}


def named_in(contract: dict[str, Any]) -> set[str]:
    return {name.strip(" ()") for line in contract["layers"] for name in line.split("|")}


def test_every_room_stands_in_the_contract_of_rooms() -> None:
    rooms = next(contract for contract in contracts() if contract.get("containers") == ["levelset"])
    assert packages_of(SOURCE) - named_in(rooms) == set()


def test_every_room_below_the_web_is_kept_from_django() -> None:
    forbidden = next(contract for contract in contracts() if contract["type"] == "forbidden")
    assert {f"levelset.{room}" for room in packages_of(SOURCE) - {"web"}} == set(forbidden["source_modules"])


def test_every_app_stands_in_the_contracts_of_apps_and_is_installed() -> None:
    apps = {path.parent.name for path in (SOURCE / "web").glob("*/apps.py")}
    order = next(contract for contract in contracts() if contract.get("containers") == ["levelset.web"])
    chain = next(contract for contract in contracts() if len(contract.get("containers", ())) > 1)
    assert apps - named_in(order) == set()
    assert {f"levelset.web.{app}" for app in apps} == set(chain["containers"])
    assert {f"levelset.web.{app}" for app in apps} <= set(settings.INSTALLED_APPS)


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_help_of_the_command_line_imports_nothing_heavy() -> None:
    program = (
        "import sys; from levelset.cli.main import main; main(['--help'], standalone_mode=False); "
        "print(sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    for heavy in ("django", "lxml", "pydantic", "yaml", "markdown_it", "rich", "granian", "numpy"):
        assert f"'{heavy}'" not in said, f"levelset --help imports {heavy}"
