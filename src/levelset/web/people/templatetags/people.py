"""Tags of pages that name people and teams: one call a link, as lists have many of them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.web.people.addresses import person_address, team_address
from levelset.web.people.directory import Listed

register = template.Library()


class Named(Protocol):
    """What a link to a person says of them."""

    @property
    def handle(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def is_active(self) -> bool: ...


class NamedTeam(Protocol):
    """What a link to a team says of it."""

    @property
    def key(self) -> object: ...

    @property
    def name(self) -> str: ...


@register.simple_tag
def person_link(one: Named) -> SafeString:
    """A link to a person's page; somebody who left is marked."""
    link = format_html('<a href="{}"><bdi>{}</bdi></a>', person_address(one.handle), one.name)
    return link if one.is_active else link + format_html(' <span class="mark mark-gone">{}</span>', _("has left"))


@register.simple_tag
def people_table(rows: Sequence[Listed]) -> SafeString:
    """The head and the rows of a table of people: a link to each, their role where any has one, teams, manager."""
    nobody = format_html('<span class="muted">{}</span>', _("nobody"))
    roles = any(row.role for row in rows)
    heads = [_("Name"), *([_("Role")] if roles else []), _("Team"), _("Manager")]
    head = format_html_join("", '<th scope="col">{}</th>', ((one,) for one in heads))
    drawn = (
        (
            person_link(row.person),
            format_html("<td>{}</td>", row.role) if roles else "",
            team_links(row.teams),
            person_link(row.manager) if row.manager else nobody,
        )
        for row in rows
    )
    body = format_html_join("\n", '<tr><th scope="row">{}</th>{}<td>{}</td><td>{}</td></tr>', drawn)
    return format_html("<thead><tr>{}</tr></thead>\n<tbody>{}\n</tbody>", head, body)


@register.simple_tag
def people_links(people: Iterable[Named]) -> SafeString:
    """Links to people, one after the other."""
    return format_html_join(", ", "{}", ((person_link(one),) for one in people))


@register.simple_tag
def team_links(teams: Iterable[NamedTeam]) -> SafeString:
    """Links to teams, one after the other; where there is none, that there is none."""
    links = ((team_address(team.key), team.name) for team in teams)
    return format_html_join(", ", '<a href="{}"><bdi>{}</bdi></a>', links) or format_html(
        '<span class="muted">{}</span>', _("no team")
    )
