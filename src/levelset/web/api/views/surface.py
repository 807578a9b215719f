"""The API as a whole: how it is described, and how it says what is wrong."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from levelset.core.errors import Refused
from levelset.web.api.bearer import A_MINUTE, MOST_BYTES, Bearer, TooLarge, TooMany
from levelset.web.api.models import PersonalToken
from levelset.web.api.shapes import Problem, Wrong
from levelset.web.people.models import User

api = NinjaAPI(
    title="Levelset",
    version="1",
    description="One's own evidence, with a personal token. Make one on the account page.",
    docs_url=None,
    urls_namespace="api",
    auth=Bearer(),
)

NOT_THERE = Wrong(error="There is nothing here.", mend="Check the address; GET /api/v1/entries lists what is yours.")

MOST_PROBLEMS = 50
"""Fields that one answer names."""

WRONGS: dict[int, Any] = {401: Wrong, 413: Wrong, 429: Wrong}
"""What every operation may answer."""


class ReadsOnly(Exception):
    """A token that only reads was brought to write."""


class CannotBeKept(Exception):
    """What was sent breaks a rule; ``problems`` has a sentence for each field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def person(request: HttpRequest) -> User:
    """Whose token was brought."""
    return token_of(request).owner


def writer(request: HttpRequest) -> User:
    """The same, where the token may write; raises ``ReadsOnly`` otherwise."""
    token = token_of(request)
    if not token.may_write:
        raise ReadsOnly
    return token.owner


def token_of(request: HttpRequest) -> PersonalToken:
    """The token that was brought."""
    token = getattr(request, "auth", None)
    if not isinstance(token, PersonalToken):
        raise AuthenticationError
    return token


def said(status: int, wrong: Wrong) -> HttpResponse:
    """An answer that says what is wrong and what to do."""
    headers = {"Cache-Control": "no-store"} | ({"WWW-Authenticate": "Bearer"} if status == 401 else {})
    return HttpResponse(wrong.model_dump_json(), status=status, content_type="application/json", headers=headers)


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 - any address, any method
    """An address of the API that there is not."""
    return said(404, NOT_THERE)


def in_our_shape(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose answer to a method that is not meant has the shape of all others."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code != 405:
            return answer
        allowed = ", ".join(sorted(answer.headers["Allow"].split(", ")))
        told = said(405, Wrong(error="This address does not take that method.", mend=f"It takes {allowed}."))
        told.headers["Allow"] = allowed
        return told

    return inner


@api.exception_handler(AuthenticationError)
def _no_token(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    mend = "Send “Authorization: Bearer …” with a personal token that is neither over nor revoked (/account/tokens)."
    return said(401, Wrong(error="This token lets nobody in.", mend=mend))


@api.exception_handler(ReadsOnly)
def _reads_only(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    mend = "Make one that may write on /account/tokens."
    return said(403, Wrong(error="This token only reads.", mend=mend))


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    return said(404, NOT_THERE)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    return said(409, Wrong(error=str(error), mend="Change what was sent, then send it again. Nothing was kept."))


@api.exception_handler(TooLarge)
def _too_large(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    return said(413, Wrong(error="The body is too large.", mend=f"Send at most {MOST_BYTES} bytes."))


@api.exception_handler(TooMany)
def _too_many(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    wait = error.wait if isinstance(error, TooMany) else 60
    mend = f"Wait {wait} seconds. A token may make {A_MINUTE} requests a minute."
    response = said(429, Wrong(error="Too many requests.", mend=mend))
    response.headers["Retry-After"] = str(wait)
    return response


@api.exception_handler(ValidationError)
def _not_valid(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    problems = error.errors if isinstance(error, ValidationError) else []
    return _fields([Problem(field=_field(one.get("loc", ())), problem=_sentence(one)) for one in problems])


@api.exception_handler(CannotBeKept)
def _cannot_be_kept(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    return _fields(error.problems if isinstance(error, CannotBeKept) else [])


def _fields(problems: Sequence[Problem]) -> HttpResponse:
    mend = "Mend the fields that are named; /api/v1/openapi.json says what each takes. Nothing was kept."
    return said(400, Wrong(error="Some fields cannot be taken.", mend=mend, fields=list(problems[:MOST_PROBLEMS])))


def _sentence(problem: dict[str, Any]) -> str:
    """What pydantic says of a field, as a sentence."""
    told = str(problem.get("msg", "")).removeprefix("Value error, ").strip()
    return told if told.endswith(".") else f"{told}."


@api.exception_handler(HttpError)
def _other(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    status = error.status_code if isinstance(error, HttpError) else 400
    return said(status, Wrong(error="The body cannot be read.", mend="Send JSON in UTF-8."))


def _field(place: Any) -> str:
    names = [str(one) for one in place if one not in ("body", "query", "path", "new", "note")]
    return ".".join(names).encode("utf-8", "replace").decode()[:200]
