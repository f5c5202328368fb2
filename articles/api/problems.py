"""Errors as RFC 9457 problem details: one shape for all that goes wrong, in Arabic and English.

`type` is a URN made from `code`, which is what a program should look at; `title` and `detail` are
in the language of the request, `messages` holds both in every language."""

import errno
import logging
import math
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from django.core.exceptions import (
    DisallowedRedirect,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousFileOperation,
    SuspiciousOperation,
)
from django.db import InterfaceError, InternalError, OperationalError
from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from psycopg2.errors import ReadOnlySqlTransaction
from rest_framework import exceptions
from rest_framework.views import set_rollback

from articles.api.languages import language_for_errors

log = logging.getLogger(__name__)

RETRY_AFTER = 5  # seconds
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)

MEDIA_TYPE = "application/problem+json"
LANGUAGES = ("ar", "en")

# code → status, title, detail
PROBLEMS: Mapping[str, tuple[int, Promise, Promise]] = {
    "malformed": (
        400,
        _("The request cannot be read"),
        _("The body is not JSON in UTF-8, or is nested too deeply."),
    ),
    "bad_request": (400, _("The request cannot be read"), _("Something in it is not allowed.")),
    "unknown_parameter": (
        400,
        _("Unknown parameter"),
        _("A parameter is not known here, or is given twice; «allowed» lists those that are."),
    ),
    "bad_parameter": (400, _("A value is not allowed"), _("«errors» says which and why.")),
    "unknown_section": (400, _("Unknown section"), _("«allowed» lists the sections there are.")),
    "bad_idempotency_key": (
        400,
        _("The Idempotency-Key is not allowed"),
        _("It is any text of 1 to 200 visible ASCII characters."),
    ),
    "not_authenticated": (
        401,
        _("A token is needed"),
        _("Send «Authorization: Token …» with a token that is valid."),
    ),
    "second_factor": (
        403,
        _("The token rests"),
        _("Its holder comes in and sets up his second factor first."),
    ),
    "only_reads": (403, _("The token reads alone"), _("It was made to move no story.")),
    "permission_denied": (403, _("Not allowed"), _("Your roles do not open this.")),
    "cross_site": (
        403,
        _("Not from this site"),
        _("A page of another site may not count shares here."),
    ),
    "not_found": (404, _("Nothing is here"), _("No such thing, or it is not public.")),
    "withdrawn": (
        404,
        _("Temporarily withdrawn"),
        _("The story was taken off the site for the time being."),
    ),
    "begun_anew": (
        410,
        _("The list was begun anew"),
        _("The paper was brought back from a backup. Read the list anew, without a cursor."),
    ),
    "retracted": (410, _("Retracted"), _("The story was taken back for good.")),
    "method_not_allowed": (
        405,
        _("Method not allowed"),
        _("The Allow header lists the methods of this address."),
    ),
    "not_acceptable": (406, _("No such format"), _("Answers are application/json.")),
    "refused": (409, _("The move was refused"), _("«reasons» says why; nothing was changed.")),
    "stale": (
        409,
        _("Somebody changed the story"),
        _("Read the story again: its version is no longer the one you sent."),
    ),
    "precondition_failed": (
        412,
        _("The condition does not hold"),
        _("What is here now is not what If-Match or If-Unmodified-Since names."),
    ),
    "too_large": (413, _("The body is too large"), _("«limit» is the most this address takes.")),
    "unsupported_media_type": (
        415,
        _("No such media type"),
        _("Send application/json."),
    ),
    "throttled": (
        429,
        _("Too many requests"),
        _("Wait as many seconds as the Retry-After header says."),
    ),
    "away": (
        503,
        _("For the moment not to be had"),
        _("The database does not answer. Ask again after the seconds in Retry-After."),
    ),
    "server_error": (500, _("Our fault"), _("Something broke here; it has been logged.")),
}


class Problem(Exception):
    """One of PROBLEMS. `members` are added to the answer as they are."""

    def __init__(self, code: str, **members: Any) -> None:
        self.code, self.members = code, members
        super().__init__(code)


def problem(exc: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """REST framework's exception handler: any exception becomes a problem."""
    found, headers = _known(exc)
    if found is None:
        log.error("API: %s", context["request"].path, exc_info=exc)
        found = Problem("away" if is_away(exc) else "server_error")
    set_rollback()
    response = answer(found, language_for_errors(context["request"]))
    for name, value in headers.items():
        response[name] = value
    return response


def is_away(exc: BaseException | None) -> bool:
    """Whether the database is gone, has more to do than it can, is locked, or takes no writes (as
    one that has become a replica), or no file can be written, as the one that a large upload waits
    in: what was asked may be asked again."""
    if isinstance(exc, OSError):
        return exc.errno in _NO_ROOM
    return isinstance(exc, OperationalError | InterfaceError) or (
        isinstance(exc, InternalError) and isinstance(exc.__cause__, ReadOnlySqlTransaction)
    )


def answer(found: Problem, language: str) -> HttpResponse:
    status, title, detail = PROBLEMS[found.code]
    messages = in_languages(lambda: {"title": str(title), "detail": str(detail)})
    body = {
        "type": f"urn:newsroom:problem:{found.code}",
        **messages.get(language, messages["en"]),
        "status": status,
        "code": found.code,
        "messages": messages,
        **found.members,
    }
    response = HttpResponse(orjson.dumps(body), content_type=MEDIA_TYPE, status=status)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language
    if status == 503:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def in_languages(say: Callable[[], Any]) -> dict[str, Any]:
    """What `say` returns, said in each of LANGUAGES."""
    said = {}
    for code in LANGUAGES:
        with override(code):
            said[code] = say()
    return said


_BY_CLASS: Mapping[type[Exception], str] = {
    Http404: "not_found",
    exceptions.NotFound: "not_found",
    PermissionDenied: "permission_denied",
    exceptions.PermissionDenied: "permission_denied",
    exceptions.NotAuthenticated: "not_authenticated",
    exceptions.AuthenticationFailed: "not_authenticated",
    exceptions.MethodNotAllowed: "method_not_allowed",
    exceptions.NotAcceptable: "not_acceptable",
    exceptions.UnsupportedMediaType: "unsupported_media_type",
    exceptions.ParseError: "malformed",
    exceptions.Throttled: "throttled",
    SuspiciousOperation: "bad_request",
}
# Django counts these as suspicious too, but no client can cause them: they are our own bugs.
_OURS = (SuspiciousFileOperation, DisallowedRedirect)


def _known(exc: Exception) -> tuple[Problem | None, dict[str, str]]:
    if isinstance(exc, Problem):
        return exc, {}
    if isinstance(exc, RequestDataTooBig):
        return Problem("too_large"), {}
    kinds = () if isinstance(exc, _OURS) else _BY_CLASS.items()
    code = next((code for kind, code in kinds if isinstance(exc, kind)), None)
    headers = {}
    if code == "not_authenticated":
        headers["WWW-Authenticate"] = getattr(exc, "auth_header", None) or "Token"
    if isinstance(exc, exceptions.Throttled):
        headers["Retry-After"] = str(math.ceil(getattr(exc, "wait", None) or 1))
    return (Problem(code) if code else None), headers
