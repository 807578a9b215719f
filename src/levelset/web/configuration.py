"""Every setting of the server, typed: its name, where it comes from, its default and what it is for.

A value comes from the environment (``LEVELSET_DATABASE_URL``), else from ``levelset.toml`` in the data folder
(``database_url = "…"``), else it is the default. ``docs/settings.md`` is held against ``SETTINGS`` by a test.
Reading the configuration writes nothing; ``prepare`` makes the data folder and its secret key.
"""

import base64
import os
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path

from levelset.core.errors import LevelsetError

PREFIX = "LEVELSET_"
FILE_NAME = "levelset.toml"
KEY_NAME = "secret_key"
AUDIT_KEY_NAME = "audit_key"
SEALING_NAME = "sealing_key"
"""The file with the keys that seal secrets in the database; never in the database, never in the same backup as it."""

YEARS = 3650
"""Days that anything lasts, at most: calendars end."""

SEALING_BYTES = 32
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Misconfigured(LevelsetError):
    """A setting cannot be used as it stands; the message names it, where it stands and what it may be."""


def _text(value: str) -> str:
    return value.strip()


def _words(value: str) -> tuple[str, ...]:
    return tuple(word for word in value.replace(",", " ").split() if word)


def _switch(value: str) -> bool:
    lowered = value.strip().lower()
    if lowered in {"1", "true", "yes", "on"}:
        return True
    if lowered in {"0", "false", "no", "off"}:
        return False
    raise ValueError("say yes or no")


def _whole(least: int, most: int | None = None) -> Callable[[str], int]:
    def read(value: str) -> int:
        try:
            number = int(value.strip())
        except ValueError:
            raise ValueError("it has to be a whole number") from None
        if number < least:
            raise ValueError(f"it has to be {least} or more")
        if most is not None and number > most:
            raise ValueError(f"it has to be {most} or less")
        return number

    return read


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        for choice in choices:
            if value.strip().lower() == choice.lower():
                return choice
        raise ValueError("it has to be one of " + ", ".join(choices))

    return read


def _time_zone(value: str) -> str:
    try:
        return ZoneInfo(value.strip()).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError('it has to be the name of a time zone, such as "Europe/Berlin"') from None


def _address(value: str) -> str:
    text = value.strip().rstrip("/")
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query):
        raise ValueError("it has to look like https://levels.example.org")
    return text


def _forge(value: str) -> str:
    parts = urlsplit(value.strip().rstrip("/"))
    if parts.scheme != "https" or not parts.hostname or parts.path or parts.query or "@" in parts.netloc:
        raise ValueError("it has to look like https://git.example.org")
    return parts.geturl()


def _issuer(value: str) -> str:
    text = value.strip().rstrip("/")
    parts = urlsplit(text)
    local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if text and (not parts.hostname or (parts.scheme != "https" and not (local and parts.scheme == "http"))):
        raise ValueError("it has to look like https://id.example.org; only a provider on this machine may speak http")
    return text


def _sealing_keys(value: str) -> tuple[str, ...]:
    keys = _words(value)
    for key in keys:
        try:
            length = len(base64.b64decode(key, altchars=b"-_", validate=True))
        except ValueError:
            length = 0
        if length != SEALING_BYTES:
            raise ValueError("a key is 32 bytes in URL-safe base64, as in the file sealing_key of a data folder")
    return keys


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: ``name`` is its key in levelset.toml, ``LEVELSET_NAME`` its name in the environment.

    ``read`` turns text into the value and raises ValueError with what is wrong; ``default`` is written as text, too.
    """

    name: str
    type: str
    default: str
    doc: str
    read: Callable[[str], Any]

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.name.upper()


SETTINGS = (
    Setting("database_url", "text", "", "Where records are kept. Empty: SQLite in the data folder. "
            "For PostgreSQL: `postgresql://user:password@host:5432/name`.", _text),
    Setting("secret_key", "text", "", "The key that signs sessions and links. Empty: made once and kept in the file "
            "`secret_key` of the data folder.", _text),
    Setting("sealing_key", "words", "", "The keys that seal secrets in the database: the first one seals, all of "
            "them open. Empty: made once and kept in the file `sealing_key` of the data folder.", _sealing_keys),
    Setting("address", "http or https address", "", "The address at which people reach the server, without a path: "
            "`https://levels.example.org`. Its host is allowed, links begin with it. Empty: where the server listens.",
            _address),
    Setting("allowed_hosts", "words", "", "More host names at which the server answers, besides the one of `address` "
            "and the loopback names.", _words),
    Setting("secure_cookies", "yes or no", "yes", "Whether cookies travel over https only. Browsers make an exception "
            "for the loopback addresses; the demo switches this off.", _switch),
    Setting("trusted_proxies", "whole number", "0", "How many proxies of yours stand in front of the server. "
            "With one or more, `X-Forwarded-For` and `X-Forwarded-Proto` are believed.", _whole(0)),
    Setting("hsts_seconds", "whole number", "31536000", "How long browsers keep to https once they have seen it. "
            "Sent over https only, never on a loopback address; 0 switches it off.", _whole(0)),
    Setting("organization", "text", "", "The name of the organization, shown in the header.", _text),
    Setting("session_days", "whole number", "14", "For how many days someone stays signed in.", _whole(1, YEARS)),
    Setting("second_factor", "one of optional, owners, everyone", "optional", "Who has to have a second factor or a "
            "passkey before anything else: nobody (optional), owners, or everyone. Whoever comes in by OpenID Connect "
            "is left to the provider.", _one_of("optional", "owners", "everyone")),
    Setting("oidc_issuer", "https address", "", "The OpenID Connect provider with which people sign in, such as "
            "`https://id.example.org/realms/levels`. Empty: there is none.", _issuer),
    Setting("oidc_client_id", "text", "", "The name under which the provider knows Levelset.", _text),
    Setting("oidc_client_secret", "text", "", "The secret that the provider gave to Levelset.", _text),
    Setting("oidc_name", "text", "Single sign-on", "What the button on the sign-in page calls the provider.", _text),
    Setting("oidc_domains", "words", "", "The domains of e-mail addresses that may come in by the provider. "
            "Empty: any, as long as somebody here has the address.", _words),
    Setting("oidc_only", "yes or no", "no", "Whether the provider is the only way in: no password, no passkey.",
            _switch),
    Setting("welcome_days", "whole number", "7", "For how many days a welcome link can be used.", _whole(1, YEARS)),
    Setting("email_url", "text", "", "The server that sends e-mail: `smtp://user:password@host:587` (STARTTLS), "
            "`smtps://…:465`, or `smtp+plain://host:25` without encryption. `console:` sends nothing and prints each "
            "e-mail, with the links in it, where the server runs: to try it out. Empty: no e-mail is sent.", _text),
    Setting("email_from", "text", "levelset@localhost", "The sender of e-mail.", _text),
    Setting("upload_file_mb", "whole number (MB)", "50", "The largest file that can be uploaded.", _whole(1)),
    Setting("upload_batch_mb", "whole number (MB)", "200", "The most that can be uploaded in one go.", _whole(1)),
    Setting("github_address", "https address", "https://github.com", "The GitHub from which people bring in pull "
            "requests: github.com, or a GitHub Enterprise Server. Only public addresses are asked.", _forge),
    Setting("gitlab_address", "https address", "https://gitlab.com", "The GitLab from which people bring in merge "
            "requests: gitlab.com, or your own. Only public addresses are asked.", _forge),
    Setting("evidence_learning", "yes or no", "yes", "Whether links that people accept teach the suggestions of "
            "everybody: words that three people or more used, and the responsibility that they went with.", _switch),
    Setting("log_level", "one of DEBUG, INFO, WARNING, ERROR", "INFO", "How much is written to the log.",
            _one_of(*LOG_LEVELS)),
    Setting("log_format", "one of lines, json", "lines", "How the log is written: lines for people, or one JSON object "
            "a line for programs.", _one_of("lines", "json")),
    Setting("read_log_days", "whole number", "400", "For how many days it is kept who read whose records; by "
            "broken glass, from the day on which the person was told.", _whole(1, YEARS)),
    Setting("time_zone", "time zone", "UTC", "The zone in which times are shown. They are kept in UTC.", _time_zone),
    Setting("tasks", "one of database, immediate", "database", "Who does long work: the worker that `serve` starts "
            "(database), or the request itself (immediate; for tests).", _one_of("database", "immediate")),
    Setting("static", "text", "", "A folder of collected static files. `serve` and `demo` set it; empty: files are "
            "served as they lie in the packages.", _text),
    Setting("profile", "one of server, demo, solo", "server", "Which profile runs. `levelset demo` sets `demo`: sign-"
            "in as an invented person; `levelset serve --solo` sets `solo`: signed in as the one person. Both on "
            "loopback only.", _one_of("server", "demo", "solo")),
    Setting("bound_to", "text", "", "The address that the server listens on. `serve` and `demo` set it for the "
            "processes that they start.", _text),
)  # fmt: skip
"""All settings in the order of the documentation. The data folder itself is named by LEVELSET_DATA alone."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of this process, read and checked. Sizes are in megabytes, durations in the unit of their name."""

    data: Path
    database_url: str
    secret_key: str
    sealing_key: tuple[str, ...]
    address: str
    allowed_hosts: tuple[str, ...]
    secure_cookies: bool
    trusted_proxies: int
    hsts_seconds: int
    organization: str
    session_days: int
    second_factor: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_name: str
    oidc_domains: tuple[str, ...]
    oidc_only: bool
    welcome_days: int
    email_url: str
    email_from: str
    upload_file_mb: int
    upload_batch_mb: int
    github_address: str
    gitlab_address: str
    evidence_learning: bool
    log_level: str
    log_format: str
    read_log_days: int
    time_zone: str
    tasks: str
    static: str
    profile: str
    bound_to: str


def data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The data folder: LEVELSET_DATA, else the platform's place for data of users."""
    env = os.environ if environment is None else environment
    named = env.get(PREFIX + "DATA", "").strip()
    return Path(named).expanduser().resolve() if named else user_data_path("levelset", appauthor=False)


def load(environment: Mapping[str, str] | None = None) -> Configuration:
    """Read and check every setting; raises ``Misconfigured`` with the name, the place and the mend."""
    env = os.environ if environment is None else environment
    data = data_folder(env)
    written = _read_file(data / FILE_NAME)
    values = {setting.name: _value_of(setting, env, written, data) for setting in SETTINGS}
    return _agreeing(Configuration(data=data, **values))


def _agreeing(configuration: Configuration) -> Configuration:
    """The configuration, where its settings go together; raises ``Misconfigured``."""
    if configuration.oidc_issuer and not configuration.oidc_client_id:
        raise Misconfigured("With oidc_issuer goes oidc_client_id: the name under which the provider knows Levelset.")
    if configuration.oidc_only and not configuration.oidc_issuer:
        raise Misconfigured("oidc_only leaves no way in without oidc_issuer. Set it, or switch oidc_only off.")
    return configuration


def prepare(data: Path) -> None:
    """Make the data folder, for its owner alone, and the two keys in it; what is there already stays.

    Raises ``Misconfigured`` where the folder cannot be made or written.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = data / KEY_NAME
        if not key.exists():
            _write_once(key, secrets.token_urlsafe(50))
        audit = data / AUDIT_KEY_NAME
        if not audit.exists():
            _write_once(audit, secrets.token_urlsafe(50))
        sealing = data / SEALING_NAME
        if not sealing.exists():
            _write_once(sealing, base64.urlsafe_b64encode(secrets.token_bytes(SEALING_BYTES)).decode("ascii"))
    except OSError as error:
        raise Misconfigured(
            f"The data folder {data} cannot be used: {error.strerror or error}. "
            "Make it writable for you, or name another one with LEVELSET_DATA."
        ) from error


def public_address(configuration: Configuration) -> str:
    """Where people reach the server, without a slash at the end: the setting, else where it listens, else loopback."""
    if configuration.address:
        return configuration.address
    host, _, port = (configuration.bound_to or "127.0.0.1:8000").rpartition(":")
    # Nobody can open "every address of this machine".
    host = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104  # compared, not bound
    return f"http://{host}:{port}"


def secret_key(configuration: Configuration) -> str:
    """The key that signs: the setting, else the one of the data folder, else one that lasts as long as this process."""
    if configuration.secret_key:
        return configuration.secret_key
    try:
        return (configuration.data / KEY_NAME).read_text(encoding="ascii").strip()
    except OSError:
        return secrets.token_urlsafe(50)


def sealing_keys(configuration: Configuration) -> tuple[str, ...]:
    """The keys that seal, the newest first: the setting, else the file of the data folder, which is made if need be.

    Raises ``Misconfigured`` where the file is no such file.
    """
    if configuration.sealing_key:
        return configuration.sealing_key
    path = configuration.data / SEALING_NAME
    if not path.exists():
        prepare(configuration.data)
    try:
        keys = _sealing_keys(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise Misconfigured(f"{path} cannot be used: {error}. Bring it back from the backup of the keys.") from error
    if not keys:
        raise Misconfigured(f"{path} is empty. Bring it back from the backup of the keys.")
    return keys


def audit_key(configuration: Configuration) -> str:
    """The key under which the audit log is chained: always a file of the data folder, made where it is not there yet.

    It must not stand in the database: who has only that cannot write entries that pass for ours. Raises
    ``Misconfigured`` where the folder cannot be used.
    """
    file = configuration.data / AUDIT_KEY_NAME
    if not file.exists():
        prepare(configuration.data)
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise Misconfigured(f"The key of the audit log, {file}, cannot be read: {error.strerror}.") from error


def _write_once(path: Path, text: str) -> None:
    """Two first starts at the same moment must end with one key: the file appears whole or not at all."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(text + "\n")
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _read_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as handle:
            written = tomllib.load(handle)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{path} is not valid TOML: {error}.") from error
    unknown = sorted(set(written) - {setting.name for setting in SETTINGS})
    if unknown:
        raise Misconfigured(
            f"{path} has a setting that Levelset does not know: {', '.join(unknown)}. See docs/settings.md."
        )
    return written


def _value_of(setting: Setting, env: Mapping[str, str], written: Mapping[str, Any], data: Path) -> Any:
    if setting.variable in env:
        text, where = env[setting.variable], f"The environment variable {setting.variable}"
    elif setting.name in written:
        text, where = _as_text(written[setting.name]), f"The setting {setting.name} in {data / FILE_NAME}"
    else:
        text, where = setting.default, f"The default of {setting.name}"
    try:
        return setting.read(text)
    except ValueError as error:
        raise Misconfigured(f'{where} cannot be "{text}": {error}.') from error


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(str(item) for item in value)
    return str(value)
