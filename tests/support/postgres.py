"""A PostgreSQL server for one run of the tests: made from the machine's binaries, gone at the end."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

USER = "levelset"
OLDEST = 15
OPTIONS = {
    # Nothing here has to survive a power cut; waiting for the disk would be most of the time.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    # No port is opened: the socket lies in the server's own folder, so that any number of servers live side by side.
    "listen_addresses": "''",
}


def binaries() -> Path | None:
    """The folder of the newest ``initdb`` and ``postgres`` on this machine, 15 or newer; None without them."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    usable = sorted((path for path in found if _version(path) >= OLDEST), key=_version)
    return usable[-1] if usable else None


def _version(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    digits = said.rpartition(" ")[0] and said.split()[2].split(".")[0]
    return int(digits) if digits and digits.isdigit() else 0


def unprivileged() -> dict[str, Any]:
    """How to start a process that PostgreSQL accepts: as ``postgres`` (else ``nobody``) where we are root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as")


@contextlib.contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server with binaries from ``folder``; yields its LEVELSET_DATABASE_URL, stops and removes it after."""
    # The path of a socket may have 107 characters at most, hence not below pytest's own long folders.
    place = Path(tempfile.mkdtemp(prefix="levelset-pg-"))
    who = unprivileged()
    if who:
        os.chown(place, who["user"], who["group"])
    data = place / "data"
    options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
    try:
        _run(
            [folder / "initdb", "--no-sync", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "-D", data],
            place,
            who,
        )
        control = [folder / "pg_ctl", "-D", data, "-w", "-l", place / "log"]
        _run([*control, "-o", f"{options} -k {place}", "start"], place, who)
        try:
            yield f"postgresql://{USER}@{quote(str(place), safe='')}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], place, who)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _run(command: list[Any], place: Path, who: dict[str, Any]) -> None:
    # Not a pipe: the server would keep it open and we would wait for it for ever.
    with (place / "said").open("w+") as said:
        done = subprocess.run(command, cwd=place, stdout=said, stderr=subprocess.STDOUT, check=False, **who)
        if done.returncode != 0:
            said.seek(0)
            log = place / "log"
            raise RuntimeError(
                f"{Path(command[0]).name} failed: {said.read()}{log.read_text() if log.exists() else ''}"
            )
