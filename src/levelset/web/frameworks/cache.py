"""A bounded store in the memory of one process: what was used last stays, what is heavy pushes out what is old.

Published versions never change, so nothing in here goes stale; a restart, or another process, begins empty.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Bounded(Generic[V]):
    """Values by key, at most ``limit`` in weight; safe to share between threads.

    A value heavier than the whole limit is not kept at all.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.weight = 0
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        """The value, or None; a value that is asked for counts as new."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            self._kept.move_to_end(key)
            return kept[0]

    def put(self, key: Hashable, value: V, weight: int = 1) -> None:
        """Keep the value, and forget the ones that were not used for longest until the weight fits."""
        with self._lock:
            if key in self._kept:
                self.weight -= self._kept.pop(key)[1]
            if weight > self.limit:
                return
            self._kept[key] = (value, weight)
            self.weight += weight
            while self.weight > self.limit:
                self.weight -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self.weight = 0
