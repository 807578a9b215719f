"""The documentation of settings cannot rot: every one stands in it, with its type, default and purpose."""

from pathlib import Path

import pytest

from levelset.web.configuration import SETTINGS, Configuration, Misconfigured, Setting
from levelset.web.mail import CONSOLE, PORTS, mail

PAGE = Path(__file__).parents[3] / "docs" / "settings.md"


def row(setting: Setting) -> str:
    """The line of the table that a setting has to have."""
    default = f"`{setting.default}`" if setting.default else "empty"
    return f"| `{setting.name}` | `{setting.variable}` | {setting.type} | {default} | {setting.doc} |"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_page_of_settings_has_each_setting_as_it_is(setting: Setting) -> None:
    assert row(setting) in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_page_of_settings_names_no_setting_that_is_gone() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert len(rows) == len(SETTINGS)


def test_every_setting_has_a_typed_place_in_the_configuration() -> None:
    assert [setting.name for setting in SETTINGS] == [name for name in Configuration.__annotations__ if name != "data"]


def test_every_address_that_mail_takes_is_in_the_settings() -> None:
    doc = next(setting.doc for setting in SETTINGS if setting.name == "email_url")
    accepted = [f"{scheme}://" for scheme in PORTS] + [CONSOLE]
    assert all(f"`{form}" in doc for form in accepted)
    assert all(mail(form if form == CONSOLE else f"{form}host.example") for form in accepted)
    with pytest.raises(Misconfigured):
        mail("console")
