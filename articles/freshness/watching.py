"""Every write of this process to what readers see changes the mark, whichever door it came through:
a verb, the admin, a command, a bulk statement. What is not known to be unseen counts as seen."""

import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.freshness.edges import tell_soon
from articles.freshness.generation import changed, changed_within

# Nothing of these stands on a readers' page: tests/public/test_unseen_tables.py looks at all.
UNSEEN = frozenset(
    """
    account_emailaddress account_emailconfirmation articles_accountchange
    articles_accountrequest articles_acknowledgement articles_approval articles_article
    articles_brake articles_change articles_delivery articles_deskwords articles_editorialnote
    articles_invitation articles_kept articles_letter articles_namedpicture
    articles_namedversion articles_presence articles_previewlink articles_proof
    articles_refusedlook articles_revision articles_sealedidentity articles_sealgrant
    articles_session articles_setback articles_shareday articles_shareevent articles_sharekey
    articles_sharereview articles_sharetotal articles_slip articles_sourceaccess
    articles_stockphrase articles_storytemplate articles_stroke articles_task articles_token
    articles_transition django_admin_log django_session mfa_authenticator
    """.split()
)
# What stands there is drawn from other tables; whoever changes those is seen.
DRAWN = frozenset({"articles_printed"})
_WRITE = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE(?:\s+TABLE)?)"
    r'\s+"?(\w+)"?',
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"\s*WITH\b.*\b(?:INSERT|UPDATE|DELETE)\b", re.IGNORECASE | re.DOTALL)
_AGAIN = 2.0  # seconds after which a transaction that goes on writing says so again


def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """For Django's `connection_created`."""
    if _tell not in connection.execute_wrappers:
        connection.execute_wrappers.append(_tell)


def is_seen(sql: str) -> bool:
    """Whether this statement may change what readers see."""
    written = _WRITE.match(sql)
    if written:
        return written[1].lower() not in UNSEEN | DRAWN
    return bool(_HIDDEN.match(sql))


def _tell(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if not is_seen(sql):
        return execute(sql, params, many, context)
    connection = context["connection"]
    is_told = any(one[1] is _committed for one in connection.run_on_commit)
    if not (is_told and changed_within(_AGAIN)):
        changed()
    done = execute(sql, params, many, context)
    if is_told:
        return done
    if connection.in_atomic_block or connection.get_autocommit():
        transaction.on_commit(_committed, using=connection.alias, robust=True)
    else:
        _committed()
    return done


def _committed() -> None:
    changed()
    tell_soon()
