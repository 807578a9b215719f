"""Two folders change places, or neither does."""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

AT_FDCWD = -100
EXCHANGE = 2


@dataclass
class Place:
    """A folder that is ready, the place where it belongs, and where what is there now goes."""

    fresh: Path
    place: Path
    aside: Path
    done: bool = False

    def put(self) -> None:
        """Put it in its place.

        On Linux the two folders change places in one step of the file system. Elsewhere there are two steps, and a
        failure of the second undoes the first.
        """
        if not self.place.exists() or not any(self.place.iterdir()):
            self.fresh.replace(self.place)
        elif _exchange(self.fresh, self.place):
            self.fresh.replace(self.aside)
        else:
            self.place.replace(self.aside)
            try:
                self.fresh.replace(self.place)
            except OSError:
                self.aside.replace(self.place)
                raise
        self.done = True

    @contextmanager
    def unless_all_goes_well(self) -> Iterator[None]:
        """Undo it where what stands in this block fails after all."""
        try:
            yield
        except BaseException:
            if self.done:
                self.place.replace(self.fresh)
                if self.aside.exists():
                    self.aside.replace(self.place)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two have changed places at once; False where the system cannot do that."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(number, os.strerror(number), str(other))
