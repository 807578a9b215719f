"""Secrets in the database are sealed with a key outside of it: whoever has the database alone cannot open them.

The keys stand in the setting ``sealing_key``, else in the file of that name in the data folder: the first one seals,
all of them open. A new key is put in front of the others; what is sealed with an old one stays open.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from levelset.core.errors import LevelsetError
from levelset.web import configuration


class Unopened(LevelsetError):
    """What was sealed cannot be opened: the key is another one, or the text was changed."""


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


@lru_cache(maxsize=4)
def _keys(settings_of: configuration.Configuration) -> tuple[str, ...]:
    return configuration.sealing_keys(settings_of)


def seal(text: str) -> str:
    """The text, sealed: another one each time."""
    return _fernet(_keys(settings.CONFIGURATION)).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text that was sealed; raises ``Unopened`` where none of the keys opens it."""
    try:
        return _fernet(_keys(settings.CONFIGURATION)).decrypt(sealed.encode()).decode()
    except (InvalidToken, UnicodeEncodeError) as error:
        raise Unopened(
            "A sealed secret cannot be opened with the keys at hand. "
            "Bring the file sealing_key back from the backup of the keys."
        ) from error
