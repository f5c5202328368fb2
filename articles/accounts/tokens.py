"""Tokens of the editors' API: made once, shown once, and ended by time, by hand, and with whatever
ends the sessions of their account."""

from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import blake2b, sha512
from ipaddress import ip_address, ip_network
from secrets import token_hex

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from articles import roles
from articles.models import Token
from articles.models.account import Account, roles_of

LONGEST = 365  # days
_MOST = 20  # tokens of an account


def make_token(
    account: Account,
    *,
    name: str,
    at: datetime,
    days: int = 30,
    scope: str = Token.Scope.MOVE,
    only_roles: Collection[str] = (),
    networks: Collection[str] = (),
) -> str:
    """The token, which nobody can show again. `only_roles`: of those the account holds, all where
    there is none; `networks`: addresses or networks (192.0.2.0/24) it is sent from.

    Raises ValidationError with a sentence."""
    held = roles_of(account) & roles.EDITORIAL
    if not held:
        raise ValidationError(_("This account holds no role that the API's desk is open to."))
    if not 1 <= days <= LONGEST:
        raise ValidationError(_("A token holds for 1 to 365 days."))
    if not set(only_roles) <= held:
        raise ValidationError(_("The account does not hold all of these roles."))
    if account.tokens.filter(ends_at__gt=at).count() >= _MOST:
        raise ValidationError(_("This account has many tokens already: end one first."))
    try:
        known = [str(ip_network(one.strip(), strict=False)) for one in networks]
    except ValueError:
        raise ValidationError(_("Write a network like 192.0.2.0/24 or 2001:db8::/32.")) from None
    token = f"newsroom_{token_hex(32)}"
    Token.objects.create(
        account=account,
        name=name,
        digest=_digest(token),
        password_mark=_mark(account),
        scope=scope,
        roles=sorted(only_roles),
        networks=known,
        made_at=at,
        ends_at=at + timedelta(days=days),
    )
    return token


def token_of(text: str, *, address: str, at: datetime) -> Token | None:
    """The live token that was sent from this address, its account holding the token's roles alone;
    None for any other. 2 queries, and one more once a day."""
    found = Token.objects.filter(digest=_digest(text), ends_at__gt=at, account__is_active=True)
    token = found.select_related("account").first()
    if token is None or token.password_mark != _mark(token.account):
        return None
    if token.networks and not _is_within(address, token.networks):
        return None
    if token.roles:
        held = Prefetch("groups", Group.objects.filter(name__in=token.roles))
        prefetch_related_objects([token.account], held)
        token.account.is_superuser = False
    if token.used_at != at.date():
        Token.objects.filter(pk=token.pk).update(used_at=at.date())
    return token


def end_tokens(account: Account) -> int:
    return Token.objects.filter(account=account).delete()[0]


def _digest(token: str) -> str:
    # Random, so that nobody tries them all: a slow digest would only slow us down.
    return sha512(token.encode()).hexdigest()


def _mark(account: Account) -> str:
    """Another one after any change of the password, whoever made it."""
    return blake2b(account.password.encode(), digest_size=16).hexdigest()


def _is_within(address: str, networks: Collection[str]) -> bool:
    try:
        known = ip_address(address)
    except ValueError:
        return False
    known = getattr(known, "ipv4_mapped", None) or known
    return any(known in ip_network(one) for one in networks)
