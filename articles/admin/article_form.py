"""The form of a story. It knows which version it shows and refuses to write over a newer one."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.conf import settings
from django.forms.models import construct_instance
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import press
from articles.admin.differences import rows
from articles.admin.seen_version import SeenVersion
from articles.models import Article, Status
from articles.templatetags.arabic import plain_moment
from articles.workflow import Refused
from articles.workflow.composing import compose


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

    def differences(self) -> Iterator[tuple[str, str, str, SafeString]]:
        """What readers would get of the saved story and of what was typed, where the two differ:
        label, language, how it is saved, and the way from that to ours."""
        if self.theirs is None:
            return
        typed = Article.objects.get(pk=self.theirs.pk)
        self.put_into(typed)
        saved, ours = compose(self.theirs), compose(typed)
        told = set()
        for language in settings.LANGUAGE_CODES:
            changed = press.differences(saved[language].composition, ours[language].composition)
            for label, code, was, way in rows(language, changed):
                if (label, way) not in told:  # a section is the same in every language
                    told.add((label, way))
                    yield label, code, was, way

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
