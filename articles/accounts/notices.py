"""What holders are told of their accounts and chiefs of broken glass: rows on the home page until
they say that they have seen them. A letter is a copy."""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from articles import roles
from articles.accounts.power import is_second_person, other_second_persons, seen_requests
from articles.models import AccountChange, AccountRequest, Acknowledgement
from articles.models.account import Account, groups_of

What = AccountChange.What
_WAYS_IN = {What.PASSWORD, What.FACTOR, What.FACTOR_ADDED, What.EMAIL}  # if it was he
_GLASS = [What.GLASS_BROKEN, What.GLASS_USED]
log = logging.getLogger(__name__)


def tell(change: AccountChange) -> None:
    """Sends the holder a copy of the notice once it is written, to the address that stood when it
    was; one that fails is logged."""
    address = change.account.email
    if address and (change.by_id != change.account_id or change.what in _WAYS_IN):
        transaction.on_commit(lambda: _write(change, address), robust=True)


def _write(change: AccountChange, address: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        paper = settings.SITE_NAME[settings.LANGUAGE_CODE]
        subject = _("%(paper)s: your account") % {"paper": paper}
        words = _(
            "Something about your account %(name)s was changed: %(what)s. Sign in to see by whom "
            "and why; if you know nothing of it, speak to your editor-in-chief."
        ) % {"name": change.account.get_username(), "what": change.get_what_display()}
        try:
            send_mail(subject, words, None, [address])
        except OSError:
            log.exception("The copy of a notice could not be sent; it stands on the home page.")


def unseen(account: Account) -> QuerySet[AccountChange]:
    """Notices that wait for this account: of what others did to it; for whoever may be a second
    person, of broken glass as well."""
    # What nobody did was done at the server.
    about = Q(account=account) & (Q(by=None) | ~Q(by=account)) & ~Q(what=What.MADE)
    if is_second_person(account):
        about |= Q(what__in=_GLASS)
    found = AccountChange.objects.filter(about).exclude(
        pk__in=Acknowledgement.objects.filter(by=account).values("change")
    )
    return found.select_related("account", "by", "second").order_by("at", "id")


def acknowledge(change: AccountChange, *, by: Account, at: datetime) -> None:
    """Does nothing where the notice is not one of his, or he has seen it."""
    if unseen(by).filter(pk=change.pk).exists():
        Acknowledgement.objects.create(change=change, by=by, at=at)


def waiting_for(account: Account) -> QuerySet[AccountRequest]:
    """Requests that wait for an answer, of those this account sees, the oldest first."""
    found = seen_requests(account).filter(decided_at=None)
    return found.select_related("account", "asked_by")


def is_alone(account: Account) -> bool:
    """Whether no other chief or custodian could be a second person for this chief."""
    if roles.EDITOR_IN_CHIEF not in groups_of(account):
        return False
    return not other_second_persons(account).exists()
