"""One's own way, to take along: JSON for programs, Markdown for people."""

import json
from typing import Any

from django.utils.translation import gettext as _

from levelset.interchange.way_v1 import FORMAT
from levelset.web.evidence.exporting import escaped
from levelset.web.evidence.models import Entry
from levelset.web.growth.queries import Asked, Part, Way


def json_of(way: Way) -> str:
    """The way as ``levelset-way/1``."""
    value = {
        "format": FORMAT,
        "aim": {"title": way.aim.title, "role": way.aim.role, "level": way.aim.level, "version": way.version},
        "held": {"title": way.held.title, "role": way.held.role, "level": way.held.level} if way.held else None,
        "responsibilities": [
            {"pillar": part.of.pillar_name, "name": part.of.name, "statements": [_asked(one) for one in part.asked]}
            for part in way.parts
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _asked(one: Asked) -> dict[str, Any]:
    return {
        "id": one.behavior.statement,
        "text": one.behavior.text,
        "before": one.behavior.before,
        "evidence": [
            {"key": str(entry.key), "day": entry.begins.isoformat(), "text": entry.text, "attested_by": entry.witnesses}
            for entry in one.entries
        ],
        "no_opportunity": one.step.no_opportunity if one.step else False,
        "next_step": one.step.next_step if one.step else "",
    }


def markdown_of(way: Way) -> str:
    """The way as Markdown that reads anywhere; what people wrote is escaped, so that it is text."""
    lines = [f"# {_('My way to %(title)s') % {'title': escaped(way.aim.title)}}"]
    if way.held:
        lines.append(_("From %(title)s.") % {"title": escaped(way.held.title)})
    for part in way.parts:
        lines += _told(part)
    return "\n\n".join(lines) + "\n"


def _told(part: Part) -> list[str]:
    name = " · ".join(name for name in (part.of.pillar_name, part.of.name) if name)
    lines = [f"## {escaped(name)}"]
    for one in part.asked:
        told = [f"- {escaped(one.behavior.text)}"]
        told += [
            f"  - {entry.begins.isoformat()}: {escaped(entry.headline)}{_attested(entry)}" for entry in one.entries
        ]
        if one.step and one.step.no_opportunity:
            told.append(f"  - {_('No opportunity so far.')}")
        if one.step and one.step.next_step:
            step = escaped(one.step.next_step).replace("\n", "\n    ")
            told.append(f"  - {_('Next step:')} {step}")
        lines.append("\n".join(told))
    return lines


def _attested(entry: Entry) -> str:
    """Who attests an entry, by name; nothing where nobody does."""
    names = ", ".join(entry.witnesses)
    return " (" + escaped(_("attested by {names}").format(names=names)) + ")" if names else ""
