"""Letters with a link: one chooses a new password, one says whose an address is. They leave by the
clock, so that whoever asks learns nothing by how long the answer takes, and a mail server that is
away loses none."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import request_password_reset
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.db.models import QuerySet
from django.utils import translation

from articles.models import Letter, Setback
from articles.models.account import Account

KEPT = timedelta(hours=1)


def ask_for_password(email: str, *, language: str, at: datetime) -> None:
    """Somebody wants a link for whoever has this address."""
    Letter.objects.create(
        what=Letter.What.PASSWORD, email=email.lower(), language=language, asked_at=at
    )


def ask_to_confirm(account: Account, *, language: str, at: datetime) -> None:
    """Asks the holder whether his address is his. Nothing where it is, or where he has none."""
    if account.email and not is_confirmed(account):
        Letter.objects.create(
            what=Letter.What.CONFIRM, email=account.email.lower(), language=language, asked_at=at
        )


def is_confirmed(account: Account) -> bool:
    """Whether the holder has said, from his letters, that his address is his."""
    return _confirmed(account.email.lower()).filter(user=account).exists()


def send_letters(*, at: datetime) -> int:
    """Sends what waits; how many letters were looked at. One that fails is noted, tried again, and
    given up after an hour."""
    resting = set(Setback.objects.resting(Setback.Job.LETTER, at=at))
    count = 0
    for letter in Letter.objects.exclude(pk__in=resting):
        if letter.asked_at > at - KEPT:
            with Setback.objects.noted(Setback.Job.LETTER, letter.pk, at=at):
                _send(letter)
                letter.delete()
                count += 1
        else:
            Setback.objects.filter(job=Setback.Job.LETTER, row=letter.pk).delete()
            letter.delete()
    return count


def _send(letter: Letter) -> None:
    with translation.override(letter.language):
        if letter.what == Letter.What.PASSWORD:
            users: Any = [found.user for found in _confirmed(letter.email)]
            request_password_reset(None, letter.email, users, default_token_generator)
            return
        for found in EmailAddress.objects.filter(email=letter.email, verified=False):
            EmailConfirmationHMAC.create(found).send(None)


def _confirmed(email: str) -> QuerySet[EmailAddress]:
    held: QuerySet[EmailAddress] = EmailAddress.objects.filter(
        email=email, verified=True, user__is_active=True
    )
    return held.select_related("user")
