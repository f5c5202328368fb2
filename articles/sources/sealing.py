"""Identities that a paper has to keep: encrypted to its custodians' public keys as they are typed.
The server holds no key, so that it can store, hand out and destroy them and never read one.

The format is age (https://age-encryption.org/v1), by pyrage."""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta

import pyrage
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.views.decorators.debug import sensitive_variables

from articles import roles
from articles.models.account import Account, Someone, groups_of
from articles.models.seal import SealedIdentity, SealGrant
from articles.models.setback import Setback
from articles.models.source import Source, SourceAccess
from articles.sources import handling

What = SourceAccess.What
LONGEST = timedelta(days=30)  # a grant


def is_kept_here() -> bool:
    """Whether this paper stores identities at all."""
    return bool(settings.SEAL_RECIPIENTS)


def of(source: Source) -> SealedIdentity | None:
    """What is sealed of a source, without the file itself."""
    return SealedIdentity.objects.defer("ciphertext").filter(source=source).first()


def may_seal(source: Source, account: Account) -> bool:
    return is_kept_here() and handling.is_handler(source, account)


def may_destroy(sealed: SealedIdentity, account: Account) -> bool:
    return is_custodian(account) or handling.is_handler(sealed.source, account)


def is_custodian(account: Someone) -> bool:
    return roles.SOURCE_CUSTODIAN in groups_of(account)


@sensitive_variables()
@transaction.atomic
def seal(source: Source, identity: str, *, destroy_on: date, by: Account, at: datetime) -> None:
    """Encrypts `identity` and forgets it; what was sealed before is destroyed, its grants with it.

    Raises PermissionDenied for anybody but the handler, and where identities are not kept."""
    if not may_seal(source, by):
        raise PermissionDenied
    keys = [pyrage.x25519.Recipient.from_str(key) for key in settings.SEAL_RECIPIENTS]
    SealedIdentity.objects.filter(source=source).delete()
    SealedIdentity.objects.create(
        source=source,
        ciphertext=pyrage.encrypt(identity.encode(), keys),
        recipients=list(settings.SEAL_RECIPIENTS),
        sealed_at=at,
        destroy_on=destroy_on,
    )
    handling.record_look(by, What.SEALED, at=at, source=source)


def register(account: Account) -> QuerySet[SealedIdentity]:
    """What is sealed, for custodians; without the files themselves."""
    found = SealedIdentity.objects.defer("ciphertext").select_related("source__handler")
    return found.order_by("destroy_on", "id") if is_custodian(account) else found.none()


def grants(account: Account, *, at: datetime) -> QuerySet[SealGrant]:
    """Those that have not ended and concern him: all for custodians, those that wait for his word
    for the editor-in-chief, his own for everybody. 1 query."""
    found = SealGrant.objects.filter(until__gt=at)
    if not is_custodian(account):
        seen = Q(person=account, waits_for_chief=False)
        if roles.EDITOR_IN_CHIEF in groups_of(account):
            seen |= Q(waits_for_chief=True)
        found = found.filter(seen)
    return found.select_related("person", "by", "agreed_by", "sealed__source")


@transaction.atomic
def grant(
    sealed: SealedIdentity, person: User, *, by: Account, at: datetime, until: datetime, why: str
) -> SealGrant:
    """A custodian lets `person` take the file away until then; another custodian only when the
    editor-in-chief agrees as well.

    Raises PermissionDenied for whoever is no custodian, for himself, for a person without a role
    that sees sources, and for a time that is over or longer than LONGEST."""
    if not is_custodian(by) or person.pk == by.pk or not may_receive(person):
        raise PermissionDenied
    if not at < until <= at + LONGEST:
        raise PermissionDenied
    made = SealGrant.objects.create(
        sealed=sealed,
        person=person,
        by=by,
        at=at,
        until=until,
        why=why,
        waits_for_chief=is_custodian(person),
    )
    told = {"to": ["", person.pk], "until": ["", until.isoformat(timespec="minutes")]}
    handling.record_look(by, What.GRANTED, at=at, source=sealed.source, why=why, changes=told)
    return made


def may_receive(person: Account) -> bool:
    return person.is_active and bool(groups_of(person) & roles.SEE_SOURCES)


def may_agree(one: SealGrant, account: Account) -> bool:
    return (
        one.waits_for_chief
        and roles.EDITOR_IN_CHIEF in groups_of(account)
        and account.pk not in {one.by_id, one.person_id}
    )


def agree(one: SealGrant, *, by: Account, at: datetime) -> None:
    """Raises PermissionDenied for whoever is not the editor-in-chief, or has a hand in it."""
    _decide(one, by, What.AGREED, at, may_agree)


def take_back(one: SealGrant, *, by: Account, at: datetime) -> None:
    """Ends a grant, or refuses it where it waits. Raises PermissionDenied like `agree`."""
    _decide(one, by, What.TAKEN_BACK, at, may_take_back)


def may_take_back(one: SealGrant, account: Account) -> bool:
    return is_custodian(account) or may_agree(one, account)


@transaction.atomic
def _decide(
    one: SealGrant,
    by: Account,
    what: str,
    at: datetime,
    may: Callable[[SealGrant, Account], bool],
) -> None:
    held = SealGrant.objects.select_for_update().filter(pk=one.pk, until__gt=at).first()
    if held is None or not may(held, by):
        raise PermissionDenied
    if what == What.AGREED:
        held.waits_for_chief, held.agreed_by = False, by
        held.save(update_fields=["waits_for_chief", "agreed_by"])
    else:
        held.delete()
    told = {"to": ["", held.person_id]}
    handling.record_look(by, what, at=at, source=held.sealed.source, changes=told)


@transaction.atomic
def take_away(one: SealGrant, *, by: Account, at: datetime, why: str) -> bytes:
    """The sealed file as it is stored. Raises PermissionDenied where the grant is not his, waits,
    has ended, or the role was taken from him since, or from whoever granted it."""
    held = SealGrant.objects.filter(pk=one.pk, person=by, until__gt=at, waits_for_chief=False)
    found = held.select_related("sealed__source", "by").first()
    if found is None or not may_receive(by) or not is_custodian(found.by):
        raise PermissionDenied
    if is_custodian(by) and found.agreed_by is None:  # he became one meanwhile
        raise PermissionDenied
    handling.record_look(by, What.TAKEN_AWAY, at=at, source=found.sealed.source, why=why)
    return bytes(found.sealed.ciphertext)


@transaction.atomic
def destroy(sealed: SealedIdentity, *, by: Account, at: datetime, why: str) -> None:
    """Raises PermissionDenied for whoever is neither custodian nor the source's handler."""
    if not may_destroy(sealed, by):
        raise PermissionDenied
    source = sealed.source
    sealed.delete()
    handling.record_look(by, What.DESTROYED, at=at, source=source, why=why)


def numbers(*, but: Collection[int] = ()) -> list[int]:
    """The numbers of what is sealed, without those of `but`."""
    found = SealedIdentity.objects.exclude(pk__in=but).order_by("pk")
    return list(found.values_list("pk", flat=True))


def destroy_again(numbers: Collection[int], *, at: datetime) -> None:
    """What was destroyed after the backup that brought it back."""
    for sealed in SealedIdentity.objects.filter(pk__in=numbers).select_related("source"):
        _destroy(sealed, at=at)


def _destroy(sealed: SealedIdentity, *, at: datetime) -> None:
    with transaction.atomic():
        source = sealed.source
        sealed.delete()
        handling.record_look(None, What.DESTROYED, at=at, source=source)


def destroy_due(*, at: datetime, today: date) -> int:
    """Destroys what is kept no longer; returns how many. Each is told in the log, by nobody."""
    resting = Setback.objects.resting(Setback.Job.DESTROY, at=at)
    due = SealedIdentity.objects.defer("ciphertext").filter(destroy_on__lte=today)
    due, count = due.exclude(pk__in=resting), 0
    for sealed in due.select_related("source"):
        with Setback.objects.noted(Setback.Job.DESTROY, sealed.pk, at=at):
            _destroy(sealed, at=at)
            count += 1
    return count
