"""`./run demo` for the second time, to its first page, and the memory of all its processes once the demo is open."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def memory_of(process: int) -> tuple[int, int]:
    """(processes, bytes) of a process and all below it; shared memory counts once (PSS), which only Linux tells."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    family, todo = [], [process]
    while todo:
        family.append(todo.pop())
        todo += children.get(family[-1], [])
    total = 0
    for member in family:
        lines = Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        total += next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return len(family), total


def one_start(environment: dict[str, str], *, look_around: bool) -> tuple[float, str]:
    """Start the demo; seconds to the first page, and what it takes in memory after some pages were read."""
    port = free_port()
    start = time.perf_counter()
    demo = subprocess.Popen(
        [sys.executable, ROOT / "run", "demo", "--port", str(port), "--no-browser"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        while True:
            if demo.poll() is not None:
                raise SystemExit("the demo ended by itself; start ./run demo to see why")
            with (
                contextlib.suppress(urllib.error.URLError, ConnectionError),
                urllib.request.urlopen(address + "/") as page,
            ):
                page.read()
                break
            time.sleep(0.02)
        taken = time.perf_counter() - start
        said = ""
        if look_around:
            for path in ("/framework/", "/framework/versions/", "/framework/search?q=impact"):
                with contextlib.suppress(urllib.error.HTTPError):
                    urllib.request.urlopen(address + path).read()
            processes, size = memory_of(demo.pid)
            said = f"{size / 1e6:.0f} MB in {processes} processes"
        return taken, said
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(30)


def main() -> None:
    """The first start makes the demo's data; the three after it are measured."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, LEVELSET_DATA=folder)
        first, _ = one_start(environment, look_around=False)
        second = sorted(one_start(environment, look_around=False)[0] for _ in range(3))[1]
        _, memory = one_start(environment, look_around=True)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django.core.handlers.wsgi, django.template, django.db"], check=True)
    reference = time.perf_counter() - start
    print("\nStart of the demo, to the first page (wall)\n  budget: a second start < 3 s; web and worker < 250 MB")
    print(f"  importing Django     {reference:6.2f} s   reference")
    print(f"  with new data        {first:6.2f} s")
    print(f"  a second start       {second:6.2f} s   {second / reference:.1f} × the reference")
    print(f"  memory with pages open: {memory}")


main()
