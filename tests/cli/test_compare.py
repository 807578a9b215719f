"""``levelset compare`` as a person and a script use it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from comparing.pages import framework, group, page
from levelset.cli.main import main
from levelset.interchange import compare_v1
from levelset.interchange.folder import write_framework
from levelset.interchange.links_yaml import FILE, read_links

ONE, TWO = "bridge-engineer/ic1", "bridge-engineer/ic2"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["compare", *(str(argument) for argument in arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    old = page("IC1", group("Impact", "I keep the log with guidance from my lead", "Storms frighten nobody here"))
    new = page("IC2", group("Impact", "I keep the log independently", "Budgets are mine to defend"))
    write_framework(framework(old, new), tmp_path / "bridges")
    return tmp_path / "bridges"


def links(folder: Path) -> list[dict[str, object]]:
    result = run(folder, ONE, TWO, "--format", "json")
    assert result.exit_code == 0
    value = json.loads(result.stdout)
    Draft202012Validator(compare_v1.compare_schema()).validate(value)
    return list(value["links"])


def ids(folder: Path) -> dict[str, str]:
    pairs = [(*link["from_text"], *link["to_text"]) for link in links(folder)]  # type: ignore[misc]
    keys = [(*link["from"], *link["to"]) for link in links(folder)]  # type: ignore[misc]
    return {text: key for texts, held in zip(pairs, keys, strict=True) for text, key in zip(texts, held, strict=True)}


def test_two_pages_are_told_by_what_rises(folder: Path) -> None:
    result = run(folder, ONE, TWO)
    assert result.exit_code == 0
    assert result.stdout.startswith("From IC1 to IC2 (Bridge Engineer)\n")
    assert "^ Autonomy: with guidance -> independently" in result.stdout
    assert "new       Budgets are mine to defend" in result.stdout


@pytest.mark.parametrize("name", ["bridge-engineer/IC2", "Bridge Engineer/ic2"])
def test_a_page_is_found_however_it_is_typed(folder: Path, name: str) -> None:
    assert run(folder, ONE, name).exit_code == 0


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("text", "From IC1"), ("markdown", "# From IC1"), ("html", "<!doctype html>"), ("json", "{")],
)
def test_it_is_told_in_every_form(folder: Path, form: str, beginning: str) -> None:
    assert run(folder, ONE, TWO, "--format", form).stdout.startswith(beginning)
    assert run(folder, "bridge-engineer", "--path", "--format", form).exit_code == 0


def test_the_readings_can_be_chosen(folder: Path) -> None:
    rises, sides, both = (run(folder, ONE, TWO, "--reading", one).stdout for one in ("rises", "sides", "all"))
    assert "^ Autonomy" in rises
    assert "^ Autonomy" not in sides
    assert "WHAT RISES" in both
    assert "SIDE BY SIDE" in both
    assert run(folder, ONE, TWO, "--only-changes").stdout == sides
    assert "What rises" in run(folder, ONE, TWO, "--format", "html").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (ONE, "bridge-engineer/ic9"),
        ("diver/ic1", TWO),
        ("ic1", TWO),
        (ONE,),
        (ONE, TWO, TWO),
        (ONE, TWO, "--link", "nonsense"),
        (ONE, TWO, "--link", "="),
        (ONE, TWO, "--link", "nobody=nothing"),
    ],
)
def test_what_is_not_there_is_misuse_and_says_what_there_is(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run(folder, *arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    if "--link" not in arguments:
        assert TWO in result.output


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, ONE, TWO).exit_code == 2
    assert run(tmp_path / "nowhere", ONE, TWO).exit_code == 2


def test_two_folders_are_compared(folder: Path, tmp_path: Path) -> None:
    other = framework(page("IC2", group("Impact", "I keep the log independently")), organization="Quay & Co")
    write_framework(other, tmp_path / "piers")
    result = run(folder, ONE, tmp_path / "piers", TWO)
    assert result.exit_code == 0
    assert "(Quay & Co)" in result.stdout
    assert "! These two pages seem to come from different editions or companies" in result.stdout
    refused = run(folder, ONE, tmp_path / "piers", TWO, "--link", "a=b")
    assert refused.exit_code == 2
    assert "one folder" in refused.output


def test_another_edition_at_hand_tells_which_page_is_of_it(tmp_path: Path) -> None:
    texts = [f"I carry stone number {n} to the pier" for n in range(8)]
    old, new = page("IC1", group("Impact", *texts)), page("IC2", group("Impact", *(f"Alone {t}" for t in texts)))
    write_framework(framework(old, new), tmp_path / "now")
    write_framework(framework(new, title="First edition"), tmp_path / "then")
    result = run(tmp_path / "now", ONE, TWO, "--edition", tmp_path / "then")
    assert "IC2 is word for word, or nearly, the page bridge-engineer/ic2" in " ".join(result.stdout.split())


def test_the_path_of_a_role_is_told(folder: Path) -> None:
    result = run(folder, "bridge-engineer", "--path")
    assert result.exit_code == 0
    assert "Only at IC1" in result.stdout
    value = json.loads(run(folder, "Bridge Engineer", "--path", "--format", "json").stdout)
    Draft202012Validator(compare_v1.path_schema()).validate(value)
    for wrong in (("diver", "--path"), (ONE, TWO, "--path"), ("bridge-engineer", "--path", "--link", "a=b")):
        refused = run(folder, *wrong)
        assert refused.exit_code == 2
        assert "role" in refused.output


def test_a_link_put_right_is_kept_in_the_folder_and_counts_from_then_on(folder: Path) -> None:
    known = ids(folder)
    storm, budget = known["Storms frighten nobody here"], known["Budgets are mine to defend"]
    result = run(folder, ONE, TWO, "--link", f"{storm}={budget}", "--by", "Ada")
    assert result.exit_code == 0
    (kept,) = read_links(folder).value
    assert (kept.by, kept.old) == ("Ada", ((storm, "Storms frighten nobody here"),))
    (link,) = (link for link in links(folder) if link["to"] == [budget])
    assert (link["from"], link["kept_by"]) == ([storm], "Ada")
    run(folder, ONE, TWO, "--link", f"={budget}", "--link", f"{storm}=")
    assert {tuple(link["from"]) for link in links(folder) if link["to"] == [budget]} == {()}  # type: ignore[arg-type]


def test_a_broken_file_of_links_is_told_and_the_comparison_goes_on(folder: Path) -> None:
    (folder / FILE).write_text("format: other/1\n", encoding="utf-8")
    result = run(folder, ONE, TWO)
    assert result.exit_code == 0
    assert "[links/format]" in result.stderr
