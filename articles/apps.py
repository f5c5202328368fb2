from django.apps import AppConfig
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
        # Django's own hook for data that must exist; the only signal in the house.
        post_migrate.connect(make_groups, sender=self)
