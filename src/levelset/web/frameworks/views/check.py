"""What the check finds in the text of a version, for those who can mend it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from levelset.linting.rule import Profile
from levelset.web.frameworks import access
from levelset.web.frameworks.reading.checked import checked_of


@require_safe
def check(request: HttpRequest, number: int) -> HttpResponse:
    """The findings of the default profile; of the strict one with ``?profile=strict``, of one rule with ``?rule=``."""
    access.check_editor(request.user)
    version = access.version(request.user, number)
    strict = request.GET.get("profile") == Profile.STRICT
    shown = checked_of(version.framework, version.sha256, Profile.STRICT if strict else Profile.DEFAULT)
    rules = shown.rules
    asked = request.GET.get("rule", "")
    rule = asked if any(one.code == asked for one in rules) else ""
    context = {
        "version": version,
        "strict": strict,
        "shown": shown.of_rule(rule) if rule else shown,
        "rules": rules,
        "rule": rule,
        "count": shown.count,
        "language": version.framework.language,
    }
    return render(request, "frameworks/check.html", context)
