"""Who may come in at the editors' desk: an account that holds an editorial role, by its token."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission

from articles import roles
from articles.models import Article, Byline
from articles.models.article import ArticleQuerySet
from articles.workflow import people


class Token(TokenAuthentication):
    """`Authorization: Token …`; only digests of tokens are kept, and they expire."""

    def authenticate_credentials(self, token: bytes) -> Any:
        if not token.isalnum():  # knox takes any bytes for UTF-8 and hands them to the database
            raise AuthenticationFailed
        return super().authenticate_credentials(token)


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = Token
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return build_bearer_security_scheme_object("Authorization", "Token")


class OnTheDesk(BasePermission):
    """A role of the newsroom; what a role may do with a story, the workflow says."""

    def has_permission(self, request: Any, view: Any) -> bool:
        return bool(people.roles_of(request.user) & roles.EDITORIAL)


def stories_of(user: Any) -> ArticleQuerySet:
    """The stories an account may see: a reporter his own, every other role all."""
    if people.roles_of(user) & roles.EDITORIAL != {roles.REPORTER}:
        return Article.objects.all()
    bylined = Byline.objects.filter(article=OuterRef("pk"), contributor__user=user)
    return Article.objects.filter(Q(created_by=user) | Exists(bylined))
