"""The form of a story. It knows which version it shows and refuses to write over a newer one."""

from typing import Any, cast

from django import forms
from django.forms.models import construct_instance
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.merging import Merged, merged
from articles.admin.seen_version import SeenVersion
from articles.models import Article, Status
from articles.templatetags.arabic import plain_moment
from articles.workflow import Refused


class ArticleForm(forms.ModelForm):
    """`seen_version` is the one the editor opened, `seen_revision` its text. When another is
    current, the form comes back with both texts and everything he typed: what only one side
    touched is joined, and it is ready to be saved over the version he now sees."""

    seen_version = SeenVersion()
    seen_revision = SeenVersion()
    # Set by the admin when a verb refused what this form had found in order.
    refused: Refused | None = None

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()  # the admin names them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.merges: list[Merged] = []
        if self.instance.pk and "seen_version" in self.fields:
            self.fields["seen_version"].initial = self.instance.version
            last = self.instance.revisions.order_by("-number").values_list("number", flat=True)
            self.fields["seen_revision"].initial = last.first()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in cleaned:
            if name.startswith("headline_"):  # one line, however it was pasted
                cleaned[name] = " ".join((cleaned[name] or "").split())
        if self.refused is not None:
            for reason in self.refused.reasons:
                self.add_error(None, str(reason.message))
        if self.instance.pk:
            self._compare(cleaned)
            self._keep_the_embargo(cleaned)
        return cleaned

    def put_into(self, article: Article) -> None:
        """Writes the fields of this form into the locked row."""
        construct_instance(self, article, list(self.cleaned_data))

    def _compare(self, cleaned: dict[str, Any]) -> None:
        current = Article.objects.get(pk=self.instance.pk)
        if cleaned.get("seen_version") == current.version:
            return
        number = cleaned.get("seen_revision")
        base = current.revisions.filter(number=number).first() if number else None
        self.merges = list(merged(base, current, cleaned))
        # The next save is made in sight of the newer text, so it may go over it.
        data = cast(QueryDict, self.data).copy()
        data["seen_version"] = str(current.version)
        for one in self.merges:
            if one.value is False:
                data.pop(one.name, None)
            elif isinstance(one.value, list):
                data.setlist(one.name, [str(key) for key in one.value])
            elif one.is_settled:
                data[one.name] = "" if one.value is None else str(one.value)
        self.data = data
        self.add_error(
            None,
            _(
                "Somebody changed this story since you opened it. Nothing you typed is lost: "
                "what both of you changed is yours to choose, the rest is joined. Then save again."
            ),
        )

    def _keep_the_embargo(self, cleaned: dict[str, Any]) -> None:
        until, story = cleaned.get("embargoed_until"), self.instance
        if until and story.status == Status.SCHEDULED and story.publish_at < until:
            self.add_error(
                "embargoed_until",
                _("The story is scheduled for %(time)s: unschedule it before you hold it longer.")
                % {"time": plain_moment(story.publish_at)},
            )
