"""Rows of a page that are said once, under the name of whoever says it, and changed by nobody."""

from typing import Any, ClassVar

from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import account
from articles.admin.mixin import Mixin
from articles.templatetags.arabic import moment
from articles.workflow import people


class Signed(BaseInlineFormSet):
    """New rows bear the name of `who`, in the column `said_by`, and the moment."""

    said_by, who = "by", None

    def save_new(self, form: Any, commit: bool = True) -> Any:
        setattr(form.instance, self.said_by, self.who)
        form.instance.at = timezone.now()
        return super().save_new(form, commit=commit)


class SaidOnce(Mixin):
    """`said_by`: the column of the account. It is shown as `who`, and the moment as `when`."""

    formset = Signed
    said_by = "by"
    readonly_fields: ClassVar[Any] = ("who", "when")

    @admin.display(description=_("by"))
    def who(self, row: Any) -> str:
        return people.name_of(getattr(row, self.said_by)) if row.pk else "-"

    @admin.display(description=_("at"))
    def when(self, row: Any) -> str:
        return moment(row.at) if row.pk else "-"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        made: Any = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        made.said_by, made.who = self.said_by, account(request)
        return made
