"""The pack for works council and data protection officer, made from what the code says of itself.

The processing record and the data map come from the holdings and from the models, who may see what from the rules in
``process.visibility``, what is automated from the features, the switches from the settings.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from levelset.process import seeing
from levelset.process.visibility import NOBODY, Relation, Relations
from levelset.web.configuration import SETTINGS
from levelset.web.people.automation import automations
from levelset.web.people.holdings import ExportedFile, holdings
from levelset.web.people.queries_of_retention import Line, last_run, running_out

FORMAT = "levelset-data-map/1"

WITHOUT_PEOPLE: dict[str, str] = {
    "audit.Chain": "where the chains of the logs stand: keyed digests",
    "audit.Roll": "how many chains there are",
    "auth.Group": "a table of Django that is not used",
    "auth.Group_permissions": "a table of Django that is not used",
    "auth.Permission": "a table of Django that is not used",
    "contenttypes.ContentType": "names of tables",
    "imports.Upload": "documents of a framework",
    "people.Erasure": "keyed digests of the keys of those who were erased, which tell nobody who they were",
    "people.StructureDay": "for which day who stands above whom was worked out",
    "people.Team": "names of teams",
    "socialaccount.SocialApp": "the provider that people sign in with",
}
"""Models that hold nothing about anybody, and what they hold. A test holds that every other one is in a holding."""


def pack() -> Iterator[ExportedFile]:
    """Every document of the pack."""
    yield ExportedFile("README.md", _read_me())
    yield ExportedFile("processing-record.md", _record())
    yield ExportedFile("data-map.md", _map())
    yield ExportedFile("data-map.json", json.dumps(data_map(), ensure_ascii=False, indent=2) + "\n")
    yield ExportedFile("who-may-see-what.md", _who())
    yield ExportedFile("what-is-automated.md", _automated())
    yield ExportedFile("switches.md", _switches())
    yield ExportedFile("retention.md", _retention())


def data_map() -> dict[str, Any]:
    """Every model and field of the installation, with the holding that it belongs to, as ``levelset-data-map/1``."""
    covered = holding_of()
    models = [
        {
            "model": model._meta.label,
            "table": model._meta.db_table,
            "holding": covered.get(model._meta.label),
            "holds": WITHOUT_PEOPLE.get(model._meta.label),
            "fields": [
                {"name": field.name, "type": field.get_internal_type()} for field in model._meta.concrete_fields
            ],
        }
        for model in apps.get_models(include_auto_created=True)
    ]
    return {"format": FORMAT, "models": models}


def holding_of() -> dict[str, str]:
    """The holding (by its key) that covers each model (by its label)."""
    return {label: holding.key for holding in holdings() for label in holding.models}


def undeclared() -> list[str]:
    """Models of which nobody said whether they hold anything about people, and what for."""
    known = holding_of().keys() | WITHOUT_PEOPLE.keys()
    return sorted({model._meta.label for model in apps.get_models(include_auto_created=True)} - known)


def who_may_see() -> list[tuple[str, dict[str, bool]]]:
    """Each row of who may see what of a person, in words, for every relation and for nobody: asked of the rules."""
    return [(row.words, {relation: row.among(alone) for relation, alone in _relations()}) for row in seeing.rows()]


def beside_the_table() -> tuple[str, ...]:
    """What no column of it says, plainly."""
    return (
        _("“member” is everybody of the organization who is nothing else to the person; “nobody” is also a leaver."),
        _("What somebody shares is read by those whom they chose when they shared it. A group follows the structure."),
        _("Being an owner or an editor is no column: it opens nothing that people wrote."),
        _(
            "An owner decides the structure, and may make themselves manager or people partner of somebody. That is "
            "in the audit log with who did it; all see it on the page of one of the two, the person on “My page”."
        ),
        _("Of somebody who has left, owners see former teams and managers, too: nobody stands above them to tell."),
        _(
            "Whoever runs the server reads all of it outside of the application: with “levelset manage” "
            "(export-person, changepassword, shell), with the database file, with a backup."
        ),
    )


def kept_why() -> str:
    """Why something is kept though its time is over."""
    return _(
        "What is over its time and kept stands under a legal hold, or was read by broken glass of which the person was "
        "told late, or not yet."
    )


def switches() -> list[tuple[str, str, str]]:
    """The settings that turn something off, or say how long it is kept: name, value, what it does."""
    named = {one.switch for one in automations() if one.switch} | {
        setting.name for setting in SETTINGS if setting.name.endswith("_days")
    }
    return [
        (setting.name, str(getattr(settings.CONFIGURATION, setting.name)), setting.doc)
        for setting in SETTINGS
        if setting.name in named
    ]


def _relations() -> Iterable[tuple[str, Relations]]:
    """Each relation alone: as people have them, which is beside being of the organization."""
    yield from ((relation.value, frozenset({relation, Relation.MEMBER})) for relation in Relation)
    yield "nobody", NOBODY


def _read_me() -> str:
    name = settings.CONFIGURATION.organization or _("this organization")
    said = (
        f"# {_('Data protection')}: {name}",
        _("These pages were written by the program about itself: its tables, rules and settings as they are here."),
        _("No score of a person is worked out, no program decides anything about anybody."),
        _("Owners of the server are no readers through the application. Whoever has the database file can read it."),
        _("The page “Privacy” of the documentation says plainly what that means."),
    )
    return "\n\n".join(said) + "\n"


def _record() -> str:
    rows = [(str(one.name), str(one.purpose), str(one.kept), ", ".join(one.models)) for one in holdings()]
    head = (_("What is held"), _("What for"), _("How long"), _("Tables"))
    return f"# {_('Record of processing')}\n\n{_table(head, rows)}"


def _map() -> str:
    parts = [f"# {_('Data map')}"]
    for model in data_map()["models"]:
        held = model["holding"] or f"{_('nothing about people')}: {model['holds']}"
        fields = ", ".join(f"{field['name']} ({field['type']})" for field in model["fields"])
        parts.append(f"## {model['model']}\n\n- {_('Holding')}: {held}\n- {_('Fields')}: {fields}")
    return "\n\n".join(parts) + "\n"


def _who() -> str:
    table = who_may_see()
    head = (_("Rule"), *(name for name, _each in _relations()))
    rows = [(words, *(_("yes") if may else _("no") for may in row.values())) for words, row in table]
    told = "".join(f"- {words}\n" for words in beside_the_table())
    return f"# {_('Who may see what of a person')}\n\n{_table(head, rows)}\n{told}"


def _automated() -> str:
    parts = [f"# {_('What is automated')}"]
    for one in automations():
        about = _("yes") if one.about_people else _("no")
        off = f"\n- {_('Turned off with')}: `{one.switch} = no`" if one.switch else ""
        parts.append(
            f"## {one.name}\n\n- {_('What it does')}: {one.does}\n- {_('From what')}: {one.from_what}\n"
            f"- {_('Who decides')}: {one.decides}\n- {_('About people')}: {about}{off}"
        )
    return "\n\n".join(parts) + "\n"


def _switches() -> str:
    return f"# {_('Switches and periods')}\n\n{_table((_('Setting'), _('Now'), _('What it does')), switches())}"


def _retention() -> str:
    """What the last run of retention removed; where there was none, what would run out and how to run it."""
    title, ran = f"# {_('What ran out')}", last_run()
    if ran is None:
        never = _("Retention never ran yet. “levelset serve” runs it every day, “levelset manage retention” now.")
        return "\n\n".join([title, never, *(f"- {name}" for name in running_out())]) + "\n"
    told = _("The last run was {when}. The next one is due {due}, as long as “levelset serve” runs.").format(
        when=ran.at.isoformat(timespec="minutes"), due=ran.due.isoformat(timespec="minutes")
    )
    head = (_("What is held"), _("Removed"), _("Over its time, and kept"), _("Went wrong"))
    rows = [(str(one.name), *_counts(one), _("yes") if one.failed else _("no")) for one in ran.lines]
    return f"{title}\n\n{told} {kept_why()}\n\n{_table(head, rows)}"


def _counts(line: Line) -> tuple[str, str]:
    return ("–", "–") if line.failed else (str(line.removed), str(line.kept))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"
