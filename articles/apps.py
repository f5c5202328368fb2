from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from articles import traced
        from articles.accounts.enrolment import check_demo_accounts
        from articles.api import listed, stories
        from articles.freshness.watching import watch
        from articles.images.lettering import check_shaping
        from articles.models.guards import check_guards
        from articles.models.made_from import check_counts
        from articles.press import pieces
        from articles.reading import cards
        from articles.site import story
        from articles.workflow.people import make_groups

        pieces.made_by(card=cards.piece, page=story.piece, listed=listed.piece, story=stories.piece)
        checks.register(check_shaping)
        checks.register(check_languages)
        checks.register(check_demo_accounts, deploy=True)
        checks.register(check_guards, checks.Tags.database)
        checks.register(check_counts, checks.Tags.database)
        # Django's own hooks for what must exist and for each write; the only signals in the house.
        connection_created.connect(watch)
        connection_created.connect(traced.watch)
        pre_migrate.connect(_open_records, sender=self)
        post_migrate.connect(make_groups, sender=self)
        post_migrate.connect(_close_records, sender=self)


def _open_records(using: str, plan: Any = (), **_signal: Any) -> None:
    from articles.models.guards import unguard
    from articles.models.made_from import count_nothing, may_stand

    unguard(connections[using])
    if plan and not may_stand(connections[using], plan):
        count_nothing(connections[using])


def _close_records(using: str, **_signal: Any) -> None:
    from articles.models.guards import guard
    from articles.models.made_from import count_changes

    guard(connections[using])
    count_changes(connections[using])


def check_languages(**_asked: Any) -> list[checks.CheckMessage]:
    """Django's system check: what a language still lacks that the paper speaks already."""
    return [
        checks.Warning(
            f"LANGUAGES has {code!r}, which is not ready: pages in it will mix languages.",
            hint=f"It lacks {', '.join(parts)}.",
            id="articles.W002",
        )
        for code, parts in settings.LANGUAGES_LACK.items()
        if parts
    ]
