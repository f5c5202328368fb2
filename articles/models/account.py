"""Which roles an account holds: a role is a Django group of the same name (articles.roles)."""

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import prefetch_related_objects

from articles import roles

Account = User
# Whoever asks: an account, the clock or the shell (None), a stranger before he has come in.
Someone = User | AnonymousUser | None


def groups_of(user: Someone) -> frozenset[str]:
    """The roles that were given to an account: being a superuser is none. Asked once for each
    account object; giving or taking a group on it asks again."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    prefetch_related_objects([user], "groups")
    return frozenset(group.name for group in user.groups.all()) & frozenset(roles.ROLES)


def roles_of(user: Someone) -> frozenset[str]:
    """The roles of an account. A superuser holds every editorial role (the rules of sign-offs bind
    him like anyone), but not the sight of sources."""
    held = groups_of(user)
    if isinstance(user, User) and user.is_active and user.is_superuser:
        held |= roles.EDITORIAL
    return held
