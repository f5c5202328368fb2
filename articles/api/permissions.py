"""Who may come in at the editors' desk: an account that holds an editorial role, by its token."""

import re
from typing import Any

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission

from articles import accounts, roles
from articles.api.problems import Problem
from articles.models import Token
from articles.workflow import people

_SCHEME = "Token"
_SENT = re.compile(rb"(?i:token) (\w{20,200})", re.ASCII)


class ByToken(BaseAuthentication):
    """`Authorization: Token …`."""

    def authenticate(self, request: Any) -> tuple[Any, Token] | None:
        header = get_authorization_header(request)
        if not header.lower().startswith(b"token"):
            return None
        sent = _SENT.fullmatch(header)
        address = request.META.get("REMOTE_ADDR", "")
        token = sent and accounts.token_of(sent[1].decode(), address=address, at=timezone.now())
        if not token:
            raise AuthenticationFailed
        if accounts.way_in(token.account) != accounts.Way.OPEN:
            raise Problem("second_factor")
        return token.account, token

    def authenticate_header(self, request: Any) -> str:
        return _SCHEME


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = ByToken
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return build_bearer_security_scheme_object("Authorization", _SCHEME)


class OnTheDesk(BasePermission):
    """A role of the newsroom; what a role may do with a story, the workflow says."""

    def has_permission(self, request: Any, view: Any) -> bool:
        if not people.roles_of(request.user) & roles.EDITORIAL:
            return False
        if request.method not in SAFE_METHODS and request.auth.scope == Token.Scope.READ:
            raise Problem("only_reads")
        return True
