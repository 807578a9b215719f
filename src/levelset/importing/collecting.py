"""Garbage is collected more rarely while documents are read and recognized.

Both make ten thousands of small values, keep nearly all of them, and make hardly a cycle. By the usual thresholds
Python goes through everything that is there a hundred times meanwhile, which took a quarter of the whole work.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

RARELY = (100_000, 20, 20)
"""Objects more than before, until those are looked at that are new; how often that is, before older ones are."""

_lock = Lock()
_inside = 0
_usual = gc.get_threshold()


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Collect more rarely inside; as before once nobody is inside any more, in whatever thread."""
    global _inside, _usual
    with _lock:
        if not _inside:
            _usual = gc.get_threshold()
            gc.set_threshold(*RARELY)
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.set_threshold(*_usual)
