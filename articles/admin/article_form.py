"""The form of a story. It knows which version it shows and refuses to write over a newer one."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.conf import settings
from django.forms.models import construct_instance
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.differences import drawn, readable
from articles.admin.seen_version import SeenVersion
from articles.models import Article, Status
from articles.models.story_fields import HTML_TEXTS, TEXT_FIELDS
from articles.templatetags.arabic import plain_moment
from articles.text.html import sanitise
from articles.workflow import Refused


class ArticleForm(forms.ModelForm):
    """`seen_version` is the one the editor opened. When another is current, the form comes back
    with both texts and everything he typed, ready to be saved over the version he now sees."""

    seen_version = SeenVersion()
    # Set by the admin when a verb refused what this form had found in order.
    refused: Refused | None = None

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()  # the admin names them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.theirs: Article | None = None
        if self.instance.pk and "seen_version" in self.fields:
            self.fields["seen_version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
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

    def differences(self) -> Iterator[tuple[str, str, str, SafeString]]:
        """Where the saved text differs from what was typed: label, language, the saved text, and
        the way from it to ours."""
        if self.theirs is None:
            return
        for language in settings.LANGUAGE_CODES:
            for field in TEXT_FIELDS:
                name = f"{field}_{language}"
                if name not in self.fields:
                    continue
                saved, typed = self.theirs.text(field, language), self.data.get(name, "")
                if field in HTML_TEXTS:
                    saved, typed = readable(saved), readable(sanitise(typed))
                if saved.split() != typed.split():
                    shown = drawn(saved, typed)
                    yield str(self.fields[name].label), language, saved, shown

    def _compare(self, cleaned: dict[str, Any]) -> None:
        current = Article.objects.get(pk=self.instance.pk)
        if cleaned.get("seen_version") == current.version:
            return
        self.theirs = current
        # The next save is made in sight of the newer text, so it may go over it.
        data = cast(QueryDict, self.data).copy()
        data["seen_version"] = str(current.version)
        self.data = data
        self.add_error(
            None,
            _(
                "Somebody changed this story since you opened it. Nothing you typed is lost: "
                "compare both texts below, put right what is needed and save again."
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
