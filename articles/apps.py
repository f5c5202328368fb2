from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from articles.images.lettering import check_shaping
        from articles.workflow.people import make_groups

        checks.register(check_shaping)
        checks.register(check_languages)
        # Django's own hook for data that must exist; the only signal in the house.
        post_migrate.connect(make_groups, sender=self)


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
