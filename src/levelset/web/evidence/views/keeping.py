"""What somebody typed stays while they sign in again, whose session ended in the meantime.

It waits in the session of the browser, under the key of whoever was signed in when the form was made: nobody else who
signs in on the same browser is shown it.
"""

from django.core import signing
from django.http import HttpRequest

from levelset.process.evidence import LONGEST_TEXT
from levelset.web.people.models import User

SALT = "levelset.evidence.capture"
NAME = "evidence_typed"


def mark_of(user: User) -> str:
    """What a form carries to say whose it is."""
    return signing.dumps(str(user.key), salt=SALT)


def keep(request: HttpRequest) -> bool:
    """Keep what a form of a person who was signed in brings; whether there was something to keep."""
    text = request.POST.get("text", "").strip()
    try:
        key = signing.loads(request.POST.get("by", ""), salt=SALT)
    except signing.BadSignature:
        return False
    if text:
        request.session[NAME] = {"by": key, "text": text[:LONGEST_TEXT], "token": request.POST.get("token", "")[:40]}
    return bool(text)


def taken(request: HttpRequest, user: User) -> dict[str, str]:
    """What was kept for this user, once; nothing for anybody else."""
    kept = request.session.pop(NAME, None)
    if not isinstance(kept, dict) or kept.get("by") != str(user.key):
        return {}
    return {"text": str(kept["text"]), "token": str(kept["token"])}
