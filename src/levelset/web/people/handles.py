"""Handles for many at once: as ``User.objects.free_handle`` gives them, without a question for each."""

from collections import defaultdict

from django.utils.text import slugify

from levelset.web.people.models import User


class Handles:
    """Handles that nobody has; each is given out once."""

    def __init__(self) -> None:
        self._taken = set(User.objects.values_list("handle", flat=True))
        self._next: dict[str, int] = defaultdict(lambda: 1)

    def free(self, name: str) -> str:
        """``ida-lindqvist``, and ``ida-lindqvist-2`` for the next one."""
        base = slugify(name, allow_unicode=True)[:50] or "person"
        while True:
            number = self._next[base]
            self._next[base] = number + 1
            handle = base if number == 1 else f"{base}-{number}"
            if handle not in self._taken:
                self._taken.add(handle)
                return handle
