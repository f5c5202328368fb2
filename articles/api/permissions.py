"""Who may come in at the editors' desk: an account that holds an editorial role, by its token."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission

from articles import accounts, roles
from articles.api.problems import Problem
from articles.workflow import people


class Token(TokenAuthentication):
    """`Authorization: Token …`; only digests of tokens are kept, and they expire."""

    def authenticate_credentials(self, token: bytes) -> Any:
        if not token.isalnum():  # knox takes any bytes for UTF-8 and hands them to the database
            raise AuthenticationFailed
        found = super().authenticate_credentials(token)
        if accounts.way_in(found[0]) != accounts.Way.OPEN:
            raise Problem("second_factor")
        return found


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = Token
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return build_bearer_security_scheme_object("Authorization", "Token")


class OnTheDesk(BasePermission):
    """A role of the newsroom; what a role may do with a story, the workflow says."""

    def has_permission(self, request: Any, view: Any) -> bool:
        return bool(people.roles_of(request.user) & roles.EDITORIAL)
