"""The door to people: links that welcome them, broken glass, what readers are to them; a module each."""

from levelset.web.people.access.glass import opened_by_glass
from levelset.web.people.access.links import hash_of, standing_of, welcome_link
from levelset.web.people.access.relations import relations, subjects

__all__ = ["hash_of", "opened_by_glass", "relations", "standing_of", "subjects", "welcome_link"]
