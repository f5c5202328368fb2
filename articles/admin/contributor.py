from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from articles import workflow
from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.slugs import NamesItsAddress
from articles.models import Contributor


@admin.register(Contributor)
class ContributorAdmin(NamesItsAddress, DeskAdmin):
    route, told_by = "site:author", "bylines__contributor"
    list_display = ("__str__", "slug", "user")
    list_select_related = ("user",)
    search_fields = (*in_languages("name"), "slug")
    autocomplete_fields = ("portrait",)
    fields = (*in_languages("name"), "slug", *in_languages("biography"), "portrait", "user")

    def save_model(self, request: HttpRequest, obj: Contributor, form: Any, change: bool) -> None:
        """Whose page it is, is said by a verb: who made a story stays its author."""
        account, obj.user_id = obj.user, form.initial.get("user")
        if change and any(name.startswith(("name", "slug")) for name in form.changed_data):
            # Saved there, under the locks of his prints; what follows keeps his former address.
            workflow.contributor_named_anew(contributor=obj, at=timezone.now())
        super().save_model(request, obj, form, change)
        if "user" in form.changed_data:
            workflow.link_account(contributor=obj, account=account, at=timezone.now())
