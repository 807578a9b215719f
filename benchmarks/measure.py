"""What the benchmarks share: processor time of a function or of a program, and a small table."""

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """Seconds for one go: processor time and the clock, medians of several goes."""

    name: str
    cpu: float
    wall: float


def of_function(name: str, work: Callable[[], Any], *, times: int = 5, inner: int = 1) -> Figure:
    """Measure a function after one go for warmth; ``inner`` goes are timed together where one is too short."""
    work()
    taken = []
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(inner):
            work()
        taken.append(((time.process_time() - cpu) / inner, (time.perf_counter() - wall) / inner))
    return Figure(name, statistics.median(cpu for cpu, _ in taken), statistics.median(wall for _, wall in taken))


def of_program(name: str, command: Sequence[str], *, times: int = 9) -> Figure:
    """Measure a program from start to end; its output is thrown away. Raises where it fails."""
    taken = []
    for _ in range(times + 1):
        before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        taken.append((cpu, time.perf_counter() - wall))
    taken = taken[1:]
    return Figure(name, statistics.median(cpu for cpu, _ in taken), statistics.median(wall for _, wall in taken))


def table(title: str, figures: Sequence[Figure], *, reference: Figure, budget: str) -> None:
    """Print the figures in milliseconds, each with how often the reference fits into its processor time."""
    print(f"\n{title}\n  budget: {budget}")
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        times = "reference" if figure is reference else f"{figure.cpu / reference.cpu:.2f} × the reference"
        print(f"  {figure.name:<{width}}  cpu {figure.cpu * 1000:8.2f} ms  wall {figure.wall * 1000:8.2f} ms  {times}")
