"""Filters of pages that name entries: lists have many of them."""

from django import template

from levelset.web.evidence import addresses

register = template.Library()
register.filter("entry_address", addresses.entry_address)
