"""Which accounts hold power, and who may grant it. Roles count as they were given: a superuser is a
second person for nothing, and one who is switched off keeps what he held."""

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import AccountChange, AccountRequest
from articles.models.account import Account, groups_of

What = AccountChange.What


def role_names(account: Account) -> frozenset[str]:
    """The roles that stand on an account, switched on or not."""
    return frozenset(Group.objects.filter(user=account).values_list("name", flat=True))


def holds_power(account: Account) -> bool:
    """Whether coming in as this account means signing, seeing sources or keeping accounts, or did
    once: taking a role away for an hour does not make its password anybody's."""
    if account.is_superuser or role_names(account) & roles.POWERS:
        return True
    held = AccountChange.objects.filter(account=account, detail__in=roles.POWERS)
    return held.filter(what__in=[What.ROLE_GIVEN, What.ROLE_TAKEN]).exists()


def is_second_person(account: Account) -> bool:
    return bool(groups_of(account) & roles.SECOND_PERSONS)


def other_second_persons(account: Account) -> QuerySet[Account]:
    """Who could grant or refuse beside this account."""
    held = Account.objects.filter(is_active=True, groups__name__in=roles.SECOND_PERSONS)
    return held.exclude(pk=account.pk)


def may_refuse(request: AccountRequest, by: Account) -> bool:
    """Whoever asked, the holder of the account, or a second person."""
    return by.pk in {request.asked_by_id, request.account_id} or is_second_person(by)


def seen_requests(account: Account) -> QuerySet[AccountRequest]:
    """All to a second person; to others what they asked for, and what concerns them."""
    if is_second_person(account):
        return AccountRequest.objects.all()
    return AccountRequest.objects.filter(Q(asked_by=account) | Q(account=account))


def why_not_granted(request: AccountRequest, by: Account) -> str | Promise:
    """Why this person may not grant it; "" when he may."""
    if not is_second_person(by):
        return _("A chief or the custodian of sources grants it.")
    if request.asked_by_id == by.pk:
        return _("You asked for it: somebody else grants it.")
    if request.account_id == by.pk:
        return _("It is your own account: somebody else grants it.")
    if request.what == AccountRequest.What.BREAK_GLASS:
        return _("It is answered at the server. You can refuse it.")
    if not request.account.is_active and request.what != AccountRequest.What.SWITCH_ON:
        return _("The account is switched off.")
    return ""
