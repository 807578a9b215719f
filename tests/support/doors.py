"""Asking a door for something: an ``access`` function gives it, or says that it is not there."""

from collections.abc import Callable
from typing import Any

from django.http import Http404


def opens(door: Callable[..., Any], *given: Any) -> Any:
    """What somebody gets; None where they get what is not there. A door that gives nothing without a word is broken."""
    try:
        found = door(*given)
    except Http404:
        return None
    assert found is not None, f"{door.__name__} gave nothing, and did not say that it is not there"
    return found
