"""What fuzzing has found, so that it is found again at once; and that the fuzzer's own targets work."""

import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.seeds import seeds
from fuzz.targets import TARGETS, keeping

PART = b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n"

FOUND = [
    ("html", b"<ul><li>a<word-item>b</ul>"),
    ("html", b"<h2>Results</h4><h3>Impact<word-item/h3><ul colse>"),
    ("mhtml", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<li>a<word-item><th rowspan=2>b<ul>"),
    ("mhtml", b"MIME-Version: 1.0\n" + b"".join(PART % (at, at) for at in range(2_000))),
]


@pytest.mark.ends_within(60)
@pytest.mark.parametrize(("target", "data"), FOUND)
def test_what_was_found_does_no_harm_any_more(target: str, data: bytes) -> None:
    TARGETS[target](data)
    TARGETS["recognition"](data)


@pytest.mark.ends_within(120)
@pytest.mark.parametrize("target", TARGETS)
def test_every_target_runs_on_its_seeds(target: str) -> None:
    listed = seeds()[target]
    assert listed
    for data in listed:
        TARGETS[target](data)


def test_what_a_target_fails_on_is_kept(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        keeping(lambda data: print(1 // (len(data) - 3)), f"{tmp_path}/csv-")(b"abc")
    assert [path.read_bytes() for path in tmp_path.glob("csv-*")] == [b"abc"]


def test_the_targets_are_listed() -> None:
    script = Path(__file__).parent / "targets.py"
    told = subprocess.run([sys.executable, script, "--list"], capture_output=True, text=True, check=True)
    assert told.stdout.split() == list(TARGETS)
