"""How commands are told a page: ``machine-learning-engineer/ic2``, in any case, the role by any of its names."""

from typing import NoReturn

import click

from levelset.core.addresses import key_of
from levelset.core.model import Framework, Page, Role


def page_at(framework: Framework, address: str) -> Page:
    """The page at an address, in any case, the role by name or abbreviation as well; ends the program without one."""
    role_name, _, level = address.rpartition("/")
    role = role_named(framework, role_name)
    pages = framework.pages_of(role.key) if role else ()
    found = framework.page(address) or next((page for page in pages if key_of(page.level) == key_of(level)), None)
    return found or misused(f"There is no page “{address}” in this framework.", framework)


def role_named(framework: Framework, name: str) -> Role | None:
    """The role of this key, name or abbreviation that has a page, or None."""
    wanted = key_of(name) if name else ""
    known = {role.key: role for role in framework.roles}
    roles = [known.get(key, Role(key, key)) for key in dict.fromkeys(page.role for page in framework.pages)]
    named = (
        role for role in roles if wanted in {key_of(one) for one in (role.key, role.name, role.abbreviation) if one}
    )
    return next(named, None)


def misused(message: str, framework: Framework) -> NoReturn:
    """End the program with the message and the pages to choose from."""
    there = "\n".join(f"  {page.address}" for page in framework.pages) or "  (none)"
    raise click.UsageError(f"{message} Its pages:\n{there}")
