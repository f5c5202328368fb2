"""What each move asks before it is made."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminSplitDateTimeWidget,
    UnfoldAdminTextareaWidget,
)

from articles.admin.desk import direction
from articles.admin.panel import sign_off_label
from articles.admin.seen_version import SeenVersion
from articles.models import Article, Correction
from articles.workflow import MOVES, Reason, checklist, people, signoffs, slips


def _choices_of(form: forms.Form, name: str) -> forms.ChoiceField:
    return cast(forms.ChoiceField, form.fields[name])


class _Demanded(forms.CharField):
    """Marked as required; that it is there, the verb says."""

    def validate(self, value: Any) -> None:
        return None


class _DemandedList(forms.MultipleChoiceField):
    """The same for a list to tick; what is not on it is not heard."""

    def validate(self, value: Any) -> None:
        return None


class MoveForm(forms.Form):
    """A move that asks nothing but whether it is meant. `version` is the story's when the page was
    opened: nobody moves a text he has not seen."""

    version = SeenVersion()
    note: Any = ""  # what whoever presses should know

    def __init__(self, *args: Any, article: Article, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article, self.user = article, user
        self.fields["version"].initial = article.version

    def order(self) -> dict[str, Any]:
        """What the verb is told beside the story, the person and the moment."""
        return {"version": self.cleaned_data["version"]}

    def _add_in_languages(self, name: str, label: Any, *, required: bool = False) -> None:
        """One field for each language the story is printed in."""
        for code in self.printed():
            field = (_Demanded if required else forms.CharField)(
                required=required,
                label=f"{label} ({get_language_info(code)['name_translated']})",
                max_length=2000,
                widget=UnfoldAdminTextareaWidget(
                    attrs={"rows": 3, "lang": code, "dir": direction(code)}
                ),
            )
            self.fields[f"{name}_{code}"] = field

    def say(self, reasons: Sequence[Reason]) -> list[Reason]:
        """Shows what a verb said against this order beside the fields that put it right, and
        returns what is put right elsewhere."""
        elsewhere = []
        for reason in reasons:
            if reason.field in self.fields:
                said = forms.ValidationError(str(reason.message), code=reason.code)
                self.add_error(reason.field, said)
            else:
                elsewhere.append(reason)
        return elsewhere

    def show_again(self) -> None:
        """After somebody else's change: the next press is made in sight of the newer text."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(self.article.version)
        self.data = data

    def printed(self) -> list[str]:
        known = set(self.article.publications.values_list("language", flat=True))
        return [code for code in settings.LANGUAGE_CODES if code in known]

    def in_languages(self, name: str) -> dict[str, str]:
        words = {code: self.cleaned_data[f"{name}_{code}"].strip() for code in self.printed()}
        return {code: text for code, text in words.items() if text}


class ConfirmSlipForm(MoveForm):
    @property
    def note(self) -> str:
        """Who says that it is one."""
        slip = slips.open_slip(self.article)
        if slip is None:
            return ""
        return _("%(who)s says these are typing slips and nothing more.") % {
            "who": people.name_of(slip.proposed_by)
        }


class ReasonForm(MoveForm):
    reason = _Demanded(
        label=_("Reason"),
        help_text=_("For the editors; readers do not see it."),
        max_length=2000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
    )

    def order(self) -> dict[str, Any]:
        return {**super().order(), "reason": self.cleaned_data["reason"]}


class ScheduleForm(MoveForm):
    publish_at = forms.SplitDateTimeField(
        label=_("Publish at"), required=False, widget=UnfoldAdminSplitDateTimeWidget()
    )

    def order(self) -> dict[str, Any]:
        return {**super().order(), "publish_at": self.cleaned_data["publish_at"]}


class SignOffForm(MoveForm):
    """One sign-off: whoever gives it says that he looked at each thing on its list."""

    need = forms.CharField(required=False, widget=forms.HiddenInput)
    checklist = _DemandedList(
        label=_("I have checked"), widget=UnfoldAdminCheckboxSelectMultipleWidget
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_needs = self.open_needs()
        named = self.data.get("need") or self.initial.get("need") or ""
        kind, _colon, language = named.partition(":")
        self.asked = signoffs.Need(kind, language or self.article.source_language)
        if not named and open_needs:
            self.asked = open_needs[0]
        self.fields["need"].initial = f"{self.asked.kind}:{self.asked.language}"
        _choices_of(self, "checklist").choices = list(checklist(self.asked.kind).items())

    @property
    def title(self) -> str:
        if self.asked in [*signoffs.needed(self.article), *self.translations()]:
            return f"{MOVES['sign_off'].label}: {sign_off_label(self.asked)}"
        return ""

    def translations(self) -> list[signoffs.Need]:
        return signoffs.translations_needed(self.article)

    def open_needs(self) -> list[signoffs.Need]:
        """What this person may sign on this text now."""
        needs = [*signoffs.needed(self.article), *self.translations()]
        return [need for need in needs if not signoffs.why_not(self.article, need, self.user)]

    def order(self) -> dict[str, Any]:
        return {
            **super().order(),
            "kind": self.asked.kind,
            "language": self.asked.language,
            "comment": self.cleaned_data["comment"],
            "checklist": self.cleaned_data["checklist"],
        }


class CorrectForm(MoveForm):
    kind = forms.ChoiceField(
        label=_("What readers are told"), required=False, widget=UnfoldAdminSelectWidget
    )
    placement = forms.ChoiceField(
        label=_("Placement"),
        choices=Correction.Placement,
        initial=Correction.Placement.FOOT,
        widget=UnfoldAdminSelectWidget,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [c for c in Correction.Kind.choices if c[0] != Correction.Kind.RETRACTION]
        _choices_of(self, "kind").choices = [("", _("Nothing: readers see no other words")), *told]
        self._add_in_languages("text", _("Text for readers"))
        self._add_in_languages("what_was_wrong", _("What was wrong"))

    def order(self) -> dict[str, Any]:
        return {**super().order(), "correction": self._correction()}

    def _correction(self) -> Mapping[str, Any] | None:
        if not self.cleaned_data["kind"]:
            return None
        return {
            "kind": self.cleaned_data["kind"],
            "placement": self.cleaned_data["placement"],
            **{f"text_{code}": text for code, text in self.in_languages("text").items()},
            **{
                f"what_was_wrong_{code}": text
                for code, text in self.in_languages("what_was_wrong").items()
            },
        }


class WithdrawForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._add_in_languages("notice", _("Notice for readers"))

    def order(self) -> dict[str, Any]:
        return {**super().order(), "notices": self.in_languages("notice")}


class RetractForm(ReasonForm):
    grounds = forms.ChoiceField(
        label=_("Grounds"),
        choices=[("editorial", _("Editorial")), ("legal", _("Legal"))],
        widget=UnfoldAdminSelectWidget,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._add_in_languages("notice", _("Notice for readers"), required=True)

    def order(self) -> dict[str, Any]:
        return {
            **super().order(),
            "notices": self.in_languages("notice"),
            "grounds": self.cleaned_data["grounds"],
        }


_BY_MOVE: Mapping[str, type[MoveForm]] = {
    "return_for_changes": ReasonForm,
    "spike": ReasonForm,
    "restore": ReasonForm,
    "hold": ReasonForm,
    "schedule": ScheduleForm,
    "sign_off": SignOffForm,
    "correct": CorrectForm,
    "confirm_slip": ConfirmSlipForm,
    "withdraw": WithdrawForm,
    "retract": RetractForm,
}


def form_of(move: str) -> type[MoveForm]:
    return _BY_MOVE.get(move, MoveForm)
