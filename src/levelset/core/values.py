"""Values of which there are many: immutable to whoever writes code, and made as fast as any other object."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:

    def value(*, frozen: bool, slots: bool) -> Any:
        """``dataclass(frozen=True, slots=True)`` to the type checker, which refuses to assign to a field.

        While a program runs nothing guards the fields: the guard makes an object four times as dear to make, and of
        pieces, blocks and fates there are ten thousands in one import.
        """

        def made(cls: type) -> type:
            return dataclass(slots=slots, unsafe_hash=frozen and "__hash__" not in cls.__dict__)(cls)

        return made


__all__ = ["value"]
