"""The pack for works council and data protection officer says what the code is, and a model without a word fails."""

import ast
import html
import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import EmailField, Model

import levelset.web
from cast import Cast, client_of
from levelset.process import seeing
from levelset.process.visibility import Relation
from levelset.web.configuration import SETTINGS
from levelset.web.frameworks import migration
from levelset.web.people import automation, protection
from levelset.web.people.holdings import Holding, holdings
from levelset.web.people.models import User


def leads_to_people(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether rows of a model belong to a user, straight or through another table."""
    fields = model._meta.concrete_fields
    targets = {field.related_model for field in fields if isinstance(field.related_model, type)} - seen - {model}
    return User in targets or any(leads_to_people(target, seen | {model}) for target in targets)


def test_every_model_is_declared() -> None:
    assert protection.undeclared() == [], "say in a Holding what is held, or in WITHOUT_PEOPLE why nothing is"
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert set(protection.holding_of()) <= labels and set(protection.WITHOUT_PEOPLE) <= labels


def test_a_model_without_people_has_none() -> None:
    exempt = {"imports.Upload"}  # documents of a framework, which stand in an import that somebody began
    for label in protection.WITHOUT_PEOPLE.keys() - exempt:
        model = apps.get_model(label) if label != "auth.Group_permissions" else None
        if model is not None:
            assert not leads_to_people(model), label
            assert not any(isinstance(field, EmailField) for field in model._meta.concrete_fields), label
    assert leads_to_people(apps.get_model("people.Membership")) and leads_to_people(apps.get_model("mfa.Authenticator"))


def test_a_model_of_which_nobody_says_anything_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = tuple(one for one in holdings() if one.key != "people.structure")
    monkeypatch.setattr(protection, "holdings", lambda: fewer)
    assert "people.Membership" in protection.undeclared()


def test_holdings_and_automations_say_what_they_have_to() -> None:
    for holding in holdings():
        assert isinstance(holding, Holding)
        for words in (holding.name, holding.purpose, holding.kept):
            assert len(str(words)) > 3, holding.key
    switches = {setting.name for setting in SETTINGS}
    for one in automation.automations():
        assert all(str(words) for words in (one.name, one.does, one.from_what, one.decides))
        assert not one.switch or one.switch in switches
    keys = {one.key for one in automation.automations()}
    assert {"imports.recognition", "frameworks.check", "frameworks.rises"} <= keys
    first = automation.automations()[0]
    automation.register(first)
    with pytest.raises(ValueError, match=re.escape(first.key)):
        automation.register(automation.Automation(first.key, "", "", "", ""))


SUGGESTS = (
    "levelset.matching.suggesting",
    "levelset.process.evidence.silent_stages",
    "levelset.web.evidence.suggested",
    "levelset.web.frameworks.migration.register",
)
"""What a module imports that suggests something about people's work, asks about it, or moves it by itself."""
FORMS_ALONE = {"levelset.matching.suggesting.as_json"}


def automating(root: Path) -> dict[str, set[str]]:
    """The modules below a folder that import any of these, in whichever way, and which."""
    found: dict[str, set[str]] = {}
    for file in root.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in getattr(node, "names", ())] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module not in FORMS_ALONE:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            used = {one for one in SUGGESTS for name in names if f"{name}.".startswith(f"{one}.")}
            if used:
                found.setdefault(".".join(file.relative_to(root).with_suffix("").parts), set()).update(used)
    return found


def test_every_module_that_suggests_asks_or_moves_belongs_to_an_automation(tmp_path: Path) -> None:
    root = Path(levelset.web.__file__).parent
    found = automating(root)
    assert {used for each in found.values() for used in each} == set(SUGGESTS), "each of them is still used somewhere"
    declared = {module: one.key for one in automation.automations() for module in one.modules}
    assert found.keys() - declared.keys() == set(), "say in an Automation (automated.py of the app) what it does"
    assert all((root / Path(*module.split("."))).with_suffix(".py").is_file() for module in declared)
    movers = {type(holder).__module__ for holder in migration._holders.values()}
    assert movers == {f"levelset.web.{name}" for name, used in found.items() if SUGGESTS[3] in used}
    (tmp_path / "new.py").write_text("from levelset.web.frameworks.migration import Held, register\n")
    (tmp_path / "other.py").write_text("from levelset.web.evidence import suggested\n")
    (tmp_path / "none.py").write_text("from levelset.web.frameworks.migration import Held\nimport re\n")
    assert automating(tmp_path).keys() == {"new", "other"}


def test_the_page_and_the_pack_name_everything_that_is_automated(cast: Cast) -> None:
    page = unescape(client_of(cast.member).get("/account/automated").content.decode())
    told = next(file.content for file in protection.pack() if file.path == "what-is-automated.md")
    keys = {one.key for one in automation.automations()}
    assert {"growth.perhaps", "growth.moving", "evidence.silent", "evidence.moving", "evidence.suggestions"} <= keys
    for one in automation.automations():
        for words in (one.name, one.does, one.from_what, one.decides):
            assert str(words) in page and str(words) in str(told), one.key


def test_the_table_of_rights_is_the_rules() -> None:
    table = dict(protection.who_may_see())
    assert list(table) == [row.words for row in seeing.rows()]
    readers = next(row for words, row in table.items() if "read the records" in words)
    assert {name for name, may in readers.items() if may} == {Relation.SELF.value}
    level = next(row for words, row in table.items() if words.startswith("Level"))
    assert {name for name, may in level.items() if may} == {"self", "manager", "above", "partner"}
    assert not any(row["nobody"] for row in table.values())
    assert all(row["self"] for words, row in table.items() if "To ask for broken glass" not in words)


def test_page_and_pack_print_the_same_rows_and_what_no_row_says(cast: Cast) -> None:
    page = html.unescape(client_of(cast.owner).get("/account/data-protection").content.decode())
    printed = next(str(file.content) for file in protection.pack() if file.path == "who-may-see-what.md")
    for words, row in protection.who_may_see():
        cells = ["yes" if may else "no" for may in row.values()]
        assert "| " + " | ".join([words, *cells]) + " |" in printed
        assert f'<th scope="row">{words}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) in page
    for words in protection.beside_the_table():
        assert f"- {words}\n" in printed and f"<li>{words}</li>" in page
    for named in ("export-person", "changepassword", "shell", "people partner", "leaver"):
        assert named in page


def test_the_pack_is_written_by_the_command_and_by_the_page(cast: Cast, tmp_path: Path) -> None:
    call_command("data-protection", "--into", str(tmp_path / "pack"))
    written = {file.name: file.read_text() for file in (tmp_path / "pack").iterdir()}
    answer = client_of(cast.owner).post("/account/data-protection")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == written
    told = json.loads(written["data-map.json"])
    assert told["format"] == protection.FORMAT
    user = next(model for model in told["models"] if model["model"] == "people.User")
    assert {"name", "email", "handle"} <= {field["name"] for field in user["fields"]}
    for holding in holdings():
        assert str(holding.purpose).replace("|", "\\|") in written["processing-record.md"]
    assert "read_log_days" in written["switches.md"]
    assert "mika" not in "".join(written.values()).lower(), "the pack is about tables, not about people"
    for viewer, status in ((cast.owner, 200), (cast.editor, 404), (cast.member, 404)):
        assert client_of(viewer).get("/account/data-protection").status_code == status
