"""What is installed from a wheel is what runs in a checkout: no template, style or schema stays behind."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_a_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "src/levelset"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    tracked = {name.removeprefix("src/") for name in listed.split("\0") if name and (ROOT / name).is_file()}
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assert sorted(tracked - packed) == []
    assert any(name.endswith("licenses/LICENSE") for name in packed)
    assert any(name.endswith("entry_points.txt") for name in packed)
