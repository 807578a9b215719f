"""Settings come from the environment, then from levelset.toml, then from their defaults; a bad one is explained."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.web.configuration import SETTINGS, Misconfigured, load, prepare, public_address, secret_key
from levelset.web.databases import database
from levelset.web.mail import mail


def configured(data: Path, **environment: str):  # type: ignore[no-untyped-def]
    """The configuration of a data folder with these variables."""
    return load({"LEVELSET_DATA": str(data), **environment})


def test_without_any_setting_the_defaults_count_and_nothing_is_written(tmp_path: Path) -> None:
    loaded = configured(tmp_path / "data")
    assert (loaded.database_url, loaded.upload_file_mb, loaded.upload_batch_mb) == ("", 50, 200)
    assert loaded.secure_cookies is True
    assert not (tmp_path / "data").exists()


def test_the_environment_counts_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    (tmp_path / "levelset.toml").write_text(
        'organization = "From the file"\nsession_days = 3\nsecure_cookies = false\n'
    )
    loaded = configured(tmp_path, LEVELSET_ORGANIZATION="From outside")
    assert (loaded.organization, loaded.session_days, loaded.secure_cookies) == ("From outside", 3, False)


def test_a_list_in_the_file_and_words_in_the_environment_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "levelset.toml").write_text('allowed_hosts = ["a.example", "b.example"]\n')
    assert configured(tmp_path).allowed_hosts == ("a.example", "b.example")
    assert configured(tmp_path, LEVELSET_ALLOWED_HOSTS="c.example, d.example").allowed_hosts == (
        "c.example",
        "d.example",
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LEVELSET_SESSION_DAYS", "many", "whole number"),
        ("LEVELSET_SESSION_DAYS", "0", "1 or more"),
        ("LEVELSET_WELCOME_DAYS", "99999999999", "3650 or less"),
        ("LEVELSET_SECURE_COOKIES", "perhaps", "yes or no"),
        ("LEVELSET_LOG_LEVEL", "loud", "DEBUG, INFO, WARNING, ERROR"),
        ("LEVELSET_TIME_ZONE", "Mars/Olympus", "Europe/Berlin"),
        ("LEVELSET_TIME_ZONE", "../../etc/passwd", "Europe/Berlin"),
        ("LEVELSET_ADDRESS", "levels.example.org", "https://levels.example.org"),
        ("LEVELSET_ADDRESS", "https://levels.example.org/path", "https://levels.example.org"),
        ("LEVELSET_PROFILE", "production", "server, demo"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_name_and_the_mend(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    with pytest.raises(Misconfigured) as refused:
        configured(tmp_path, **{name: value})
    assert name in str(refused.value)
    assert said in str(refused.value)


def test_a_name_in_the_file_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "levelset.toml").write_text('organisation = "Typo"\n')
    with pytest.raises(Misconfigured, match="organisation"):
        configured(tmp_path)


@pytest.mark.parametrize("content", [b"organization = ", b"\xff\xfe\x00", b"[[["])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "levelset.toml").write_bytes(content)
    with pytest.raises(Misconfigured, match="not valid TOML"):
        configured(tmp_path)


@given(st.dictionaries(st.sampled_from([s.variable for s in SETTINGS]), st.text(), max_size=4))
def test_whatever_the_environment_says_the_answer_is_a_configuration_or_a_refusal(environment: dict[str, str]) -> None:
    try:
        loaded = load({"LEVELSET_DATA": "/nowhere/at/all", **environment})
        public_address(loaded)
        database(loaded.database_url, loaded.data)
        mail(loaded.email_url)
    except Misconfigured as refused:
        assert str(refused)


def test_the_data_folder_and_its_key_are_for_their_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    prepare(data)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600


def test_the_key_is_made_once(tmp_path: Path) -> None:
    prepare(tmp_path)
    key = secret_key(configured(tmp_path))
    prepare(tmp_path)
    assert secret_key(configured(tmp_path)) == key
    assert len(key) >= 50


def test_first_starts_at_the_same_moment_end_with_one_of_each_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(prepare, [tmp_path] * 16))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit_key", "sealing_key", "secret_key"]


def test_a_data_folder_that_is_a_file_is_refused_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(Misconfigured, match="LEVELSET_DATA"):
        prepare(tmp_path / "data")


@pytest.mark.parametrize(
    ("bound_to", "address"),
    [
        ("", "http://127.0.0.1:8000"),
        ("127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("0.0.0.0:8000", "http://127.0.0.1:8000"),
        ("[::]:8000", "http://[::1]:8000"),
        ("10.1.2.3:80", "http://10.1.2.3:80"),
    ],
)
def test_the_public_address_is_where_the_server_listens_unless_it_is_set(
    tmp_path: Path, bound_to: str, address: str
) -> None:
    assert public_address(configured(tmp_path, LEVELSET_BOUND_TO=bound_to)) == address
    named = configured(tmp_path, LEVELSET_BOUND_TO=bound_to, LEVELSET_ADDRESS="https://levels.example.org/")
    assert public_address(named) == "https://levels.example.org"


def test_sqlite_writes_ahead_and_takes_the_lock_when_a_transaction_begins(tmp_path: Path) -> None:
    entry = database("", tmp_path)
    assert entry["NAME"] == str(tmp_path / "levelset.sqlite3")
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in entry["OPTIONS"]["init_command"]


def test_postgresql_is_one_address(tmp_path: Path) -> None:
    entry = database("postgresql://me:p%40ss@db.example:5433/levels?sslmode=require", tmp_path)
    assert (entry["NAME"], entry["USER"], entry["PASSWORD"]) == ("levels", "me", "p@ss")
    assert (entry["HOST"], entry["PORT"], entry["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense", "postgresql://a:pw@host:port/x", "postgresql://["])
def test_another_database_is_refused_without_telling_its_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(Misconfigured, match="LEVELSET_DATABASE_URL"):
        database(url, tmp_path)


def test_a_missing_driver_of_postgresql_is_said_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("levelset.web.databases.find_spec", lambda name: None)
    with pytest.raises(Misconfigured, match="psycopg"):
        database("postgresql://me@db.example/levels", tmp_path)


def test_a_mail_server_is_one_address() -> None:
    settings = mail("smtp://me:secret@mail.example")
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"], settings["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert mail("smtps://mail.example")["EMAIL_USE_SSL"] is True
    assert mail("")["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
    with pytest.raises(Misconfigured, match="LEVELSET_EMAIL_URL") as refused:
        mail("imap://me:secret@mail.example")
    assert "secret" not in str(refused.value)
