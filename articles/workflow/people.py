"""People at the desk: what is theirs, what they may write; the groups made from articles.roles."""

from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

from articles import roles
from articles.models.account import Account, Someone, groups_of, roles_of
from articles.workflow.facts import Facts


def is_own(facts: Facts, user: Someone) -> bool:
    """Whether the account's holder made the story: bylined on it, or began it."""
    return isinstance(user, User) and (
        facts.article.created_by_id == user.pk or user.pk in facts.credited
    )


__all__ = [
    "Account",
    "Someone",
    "groups_of",
    "is_own",
    "make_groups",
    "may_edit",
    "name_of",
    "roles_of",
]


def name_of(user: Account) -> str:
    """A person by name; by the account where no name was given."""
    return str(user.get_full_name() or user.get_username())


def may_edit(facts: Facts, user: Someone) -> bool:
    """Whether the account may change the working copy as it stands. A reporter writes on his own
    story until he hands it in; editors on any story that is not spiked or retracted."""
    held, status = roles_of(user), facts.article.status
    if status in {"retracted", "spiked"}:
        return False
    if held & roles.TEXT_EDITORS:
        return True
    return roles.REPORTER in held and status == "draft" and is_own(facts, user)


def make_groups(**_signal: Any) -> None:
    """One group a role, with the admin permissions of articles.roles. Safe to run again: it sets
    what the roles say and leaves the members alone."""
    for role in roles.ROLES:
        wanted = Q(pk__in=[])
        for model, actions in roles.ADMIN_PERMISSIONS[role].items():
            names = [f"{action}_{model}" for action in actions]
            wanted |= Q(content_type__app_label="articles", codename__in=names)
        if accounts := roles.ACCOUNT_PERMISSIONS.get(role):
            wanted |= Q(content_type__app_label="auth", codename__in=accounts)
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set(Permission.objects.filter(wanted))
