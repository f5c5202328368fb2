"""The list beside the backups of what a backup that is older would bring back: stories that are off
the site, what is still scheduled, who may still come in with which role, identities that are still
kept. Numbers and account names; no text and nothing of a source but the number of its seal."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db.models import Max, Q
from django.utils.dateparse import parse_datetime

from articles import accounts, sources
from articles.backups.database import NotDone
from articles.backups.keeping import recipients_of
from articles.backups.vault import Kept, Vault
from articles.models import Article, Correction, Status, Transition
from articles.models.power import AccountChange

NAME = "taken-back.json"
_OFF = Q(status__in=[Status.WITHDRAWN, Status.RETRACTED]) | Q(legal_hold=True)
_RENEWED = [AccountChange.What.PASSWORD, AccountChange.What.FACTOR]
_written: list[tuple[int, int]] = []  # the last move and the last change of an account it told of


@dataclass(frozen=True)
class Comparison:
    """What a database lacks. `hold`: stories to be taken off; `correct`: stories that were
    corrected since; `off` and `roles`: accounts and what they hold too much; `renewed`: accounts
    whose password or second factor was changed since; `seals`: identities that were destroyed."""

    hold: list[int]
    correct: list[int]
    off: list[str]
    roles: Mapping[str, list[str]]
    renewed: list[str]
    seals: list[int]


def write_down(*, at: datetime) -> int:
    """Writes the list anew where something has moved since: 1, else 0. Does nothing without
    BACKUP_DIR."""
    if not settings.BACKUP_DIR:
        return 0
    newest = [
        model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        for model in (Transition, AccountChange)
    ]
    last = (newest[0], newest[1])
    if _written == [last]:
        return 0
    put(Vault(Path(settings.BACKUP_DIR), recipients_of(settings.BACKUP_RECIPIENTS)), at=at)
    _written[:] = [last]
    return 1


def put(vault: Vault, *, at: datetime) -> None:
    """Writes the list of now into the vault."""
    vault.put(NAME, io.BytesIO(json.dumps(_list(at)).encode()))


def newest_list(*folders: str) -> Path | None:
    """The list in one of these that was written last."""
    held = [path for one in folders if one for path in Path(one).glob(f"{NAME}*")]
    return max(held, key=lambda path: path.stat().st_mtime, default=None)


def read(path: Path, identities: tuple[Any, ...]) -> dict[str, Any]:
    """Raises NotDone where it cannot be read."""
    told = io.BytesIO()
    vault = Vault(path.parent, identities=identities)
    try:
        data = path.read_bytes()
        vault.get(Kept(path.name, len(data), sha256(data).hexdigest()), told)
        found: dict[str, Any] = json.loads(told.getvalue())
    except Exception as error:
        raise NotDone(f"{path} cannot be read: {type(error).__name__}.") from error
    return found


def compare(told: Mapping[str, Any], *, backup: datetime) -> Comparison:
    """What this database, which is as it was at `backup`, has too much by the list."""
    gone = set(told["gone"])
    public = Article.objects.filter(status=Status.PUBLISHED, legal_hold=False)
    scheduled = Article.objects.filter(status=Status.SCHEDULED, legal_hold=False)
    hold = list(public.filter(pk__in=gone).values_list("pk", flat=True))
    hold += scheduled.exclude(pk__in=told["scheduled"]).values_list("pk", flat=True)

    def since(moment: str) -> bool:
        return _moment(moment) > backup

    corrected = {pk for pk, at in told["corrected"] if since(at)}
    renewed = {name for name, at in told["renewed"].items() if since(at)}
    roles_now: Mapping[str, list[str]] = told["roles"]
    held = {
        user.username: accounts.role_names(user) for user in User.objects.filter(is_active=True)
    }
    return Comparison(
        hold=sorted(hold),
        correct=sorted(public.filter(pk__in=corrected - gone).values_list("pk", flat=True)),
        off=sorted(name for name in held if name in told["off"]),
        roles={
            name: sorted(some)
            for name, names in held.items()
            if name in roles_now and (some := names - set(roles_now[name]))
        },
        renewed=sorted(renewed & set(held)),
        seals=sources.sealing.numbers(but=told["seals"]),
    )


def _list(at: datetime) -> dict[str, Any]:
    active = User.objects.filter(is_active=True)
    roles: dict[str, list[str]] = {name: [] for name in active.values_list("username", flat=True)}
    pairs = Group.objects.filter(user__is_active=True).values_list("user__username", "name")
    for username, role in pairs:
        roles[username].append(role)
    corrected = Correction.objects.order_by("-at").values_list("article", "at")[:5000]
    return {
        "at": at.isoformat(),
        "gone": list(Article.objects.filter(_OFF).values_list("pk", flat=True)),
        "scheduled": list(
            Article.objects.filter(status=Status.SCHEDULED).values_list("pk", flat=True)
        ),
        "corrected": [(pk, moment.isoformat()) for pk, moment in corrected],
        "off": list(User.objects.filter(is_active=False).values_list("username", flat=True)),
        "roles": roles,
        "renewed": {
            name: last.isoformat()
            for name, last in AccountChange.objects.filter(what__in=_RENEWED)
            .order_by()
            .values_list("account__username")
            .annotate(last=Max("at"))
        },
        "seals": sources.sealing.numbers(),
    }


def _moment(text: str) -> datetime:
    found = parse_datetime(text)
    if found is None:
        raise NotDone(f"{text!r} is no moment.")
    return found
