"""Days and times are shown in one way: here, and in every template."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

from django.template import Context, Template
from django.test import override_settings
from django.utils import timezone

from levelset.web.ui import dates

TEMPLATES = Path(dates.__file__).parents[1].glob("*/templates/**/*.html")
AT = datetime(2026, 11, 3, 23, 5, tzinfo=UTC)


def shown(template: str, value: date | None) -> str:
    return Template("{% load i18n ui %}" + template).render(Context({"value": value}))


def test_a_day_is_shown_to_people_and_to_programs() -> None:
    assert shown("{{ value|day }}", date(2026, 11, 3)) == '<time datetime="2026-11-03">3 Nov 2026</time>'
    sentence = "{% blocktranslate with day=value|day %}since {{ day }}{% endblocktranslate %}"
    assert shown(sentence, date(2026, 5, 13)) == 'since <time datetime="2026-05-13">13 May 2026</time>'
    assert (shown("{{ value|day }}", None), shown("{{ value|moment }}", None)) == ("", "")


def test_a_time_says_its_zone() -> None:
    assert shown("{{ value|moment }}", AT) == '<time datetime="2026-11-03T23:05Z">3 Nov 2026, 23:05 UTC</time>'
    assert dates.moment_text(AT) == "3 Nov 2026, 23:05 UTC"


def test_both_are_those_of_the_zone_of_the_organization() -> None:
    with timezone.override("Europe/Berlin"):
        assert shown("{{ value|moment }}", AT) == '<time datetime="2026-11-03T23:05Z">4 Nov 2026, 00:05 CET</time>'
        assert shown("{{ value|day }}", AT) == '<time datetime="2026-11-04">4 Nov 2026</time>'
        assert (dates.day_text(AT), dates.day_text(None)) == ("4 Nov 2026", "")
    with override_settings(TIME_ZONE="Asia/Tokyo"):
        assert dates.day_text(AT) == "4 Nov 2026"


def test_no_template_has_a_way_of_its_own() -> None:
    own = re.compile(r"""\|(?:date|time):(?!"(?:DATETIME_FORMAT|YEAR_MONTH_FORMAT)")|timesince|timeuntil|<time\b""")
    found = {path.name: own.findall(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert found and {name: ways for name, ways in found.items() if ways} == {}
