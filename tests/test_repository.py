"""What every file of the repository keeps to, whoever writes it."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = {
    ".cfg", ".css", ".csv", ".html", ".js", ".json", ".lock", ".md", ".po", ".py", ".svg", ".toml", ".txt", ".yaml",
    ".yml", "",
}  # fmt: skip

# Written in two parts, so that this file does not find itself.
REGISTRIES = [
    "py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "deb." + "debian.org", "security." + "debian.org",
    "crates" + ".io", "proxy." + "golang.org", "/simple" + "/", "--extra-" + "index-url ", "--find-" + "links",
]  # fmt: skip
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:wo" + r"rk|ro" + r"ot|op" + r"t|home/\w+)/")

LONG = {
    # file: why it is one room all the same
    "LICENSE": "the licence as its authors wrote it",
    "requirements.lock": "hashes",
    "requirements-postgresql.lock": "hashes",
    "requirements-test.lock": "hashes",
    "src/levelset/interchange/schemas/levelset-1.json": "made by levelset.interchange.schema_files",
    "src/levelset/interchange/schemas/levelset-compare-1.json": "made by levelset.interchange.schema_files",
    "src/levelset/interchange/schemas/levelset-compare-1-diff.json": "made by levelset.interchange.schema_files",
    "src/levelset/linting/data/rules.yaml": "the text of every rule's page, read rule by rule",
    "src/levelset/matching/data/lexicon.yaml": "data, read responsibility by responsibility",
    "tests/importing/strangers/expected.json": "what comes of each stranger, read document by document",
}
LONGEST = 400

UNSAFE = re.compile(r"mark_safe|\|\s*safe\b|autoescape off|SafeString\((?!\"\"\))")
HANDWRITTEN_HTML_IS_SAFE_IN: dict[str, str] = {
    # file: why nothing that a person wrote can come through unescaped
    "src/levelset/web/frameworks/reading/prose.py": "Markdown with raw HTML off; tests/frameworks hold that",
    "src/levelset/web/ui/forms.py": "every value is escaped; a property test draws widgets as Django's templates do",
    "src/levelset/web/ui/markup.py": "every value is escaped; property tests compare with format_html of Django",
}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps or would keep; skips where this is no git checkout."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


@cache
def texts() -> dict[str, str]:
    """The text files of the repository by name."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8", errors="replace")
        for path in tracked()
        if path.suffix in TEXT
    }


def places(pattern: str | re.Pattern[str], names: str = "") -> list[str]:
    """``file:line`` of every match in the files whose name matches."""
    return [
        f"{name}:{number}"
        for name, text in texts().items()
        if re.search(names, name)
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_no_file_names_a_package_registry() -> None:
    assert places("|".join(re.escape(host) for host in REGISTRIES)) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert places(MACHINE_PATHS) == []


def folded(line: str) -> list[str]:
    """The words of a line, without case, punctuation and apostrophes."""
    return re.sub(r"[^a-z0-9 ]", "", re.sub(r"\s+", " ", line.lower().replace("’", "").replace("'", ""))).split()


@pytest.mark.seeds
def test_no_file_repeats_a_sentence_of_the_seeds(shared: Path) -> None:
    sentences = set()
    for pattern in ("seeds/*.txt", "corpus/formats/*.md", "corpus/other/**/*.md", "corpus/pages-*/**/*.md"):
        for path in shared.glob(pattern):
            for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
                words = folded(line)
                if len(words) >= 9:
                    sentences.add(tuple(words[:9]))
    assert sentences
    repeated = []
    for name, text in texts().items():
        for number, line in enumerate(text.splitlines(), 1):
            words = folded(line)
            if any(tuple(words[at : at + 9]) in sentences for at in range(len(words) - 8)):
                repeated.append(f"{name}:{number}")
    assert repeated == []


def test_a_file_stays_one_room() -> None:
    long = {name for name, text in texts().items() if text.count("\n") > LONGEST}
    assert sorted(long - set(LONG)) == [], "split these, or add them to LONG with the reason"
    assert sorted(set(LONG) - set(texts())) == [], "these are gone: take them out of LONG"


def test_nothing_is_left_for_later() -> None:
    assert places(r"\b(TO" + "DO|FIX" + r"ME|X{3})\b", r"\.(py|html|css|js)$|^run$") == []


def test_text_of_people_is_never_marked_as_safe() -> None:
    found = {place.rpartition(":")[0] for place in places(UNSAFE, r"^src/.*\.(py|html)$")}
    assert sorted(found - set(HANDWRITTEN_HTML_IS_SAFE_IN)) == []


def test_templates_hold_no_script_no_style_and_no_handler() -> None:
    inline = (
        r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son(click|change|submit|input|load|key\w+|focus|blur)=|javascript:"
    )
    assert places(inline, r"^src/.*templates/.*\.html$") == []


WITHOUT_GETTEXT = {
    # file: why
    "src/levelset/web/ui/templates/ui/500.html": "shown when anything may have failed, the translations included",
}


def test_templates_speak_through_gettext() -> None:
    """A template with visible words loads i18n; whether each word is marked is for the eyes of a reviewer."""
    silent = []
    for name, text in texts().items():
        if not re.search(r"^src/.*templates/.*\.html$", name):
            continue
        words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", " ", text, flags=re.DOTALL)
        if re.search(r"[A-Za-z]{3,}", words) and not re.search(
            r"\{% (translate|blocktranslate|trans|blocktrans)\b", text
        ):
            silent.append(name)
    assert sorted(set(silent) - set(WITHOUT_GETTEXT)) == []


def test_records_are_asked_for_through_the_door_alone() -> None:
    """A view, form or template tag that queries by itself would go round ``access``."""
    assert places(r"\.objects\b|get_object_or_404", r"^src/levelset/web/\w+/(views|forms|templatetags)\b.*\.py$") == []
