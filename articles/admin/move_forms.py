"""What each move asks before it is made: the forms are made from the orders of the moves."""

from collections.abc import Callable, Mapping, Sequence
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
from articles.models import Article
from articles.workflow import Facts, Reason, checklist, people, signoffs
from articles.workflow.move import Move
from articles.workflow.orders import LONGEST, Asked, asked_of


class _Demanded(forms.CharField):
    """Marked as required; that it is there, the verb says."""

    def validate(self, value: Any) -> None:
        return None


class _Offered(forms.ChoiceField):
    """What is not offered, the verb refuses."""

    def validate(self, value: Any) -> None:
        return None


class _OfferedList(forms.MultipleChoiceField):
    """The same for a list to tick; what is not on it is not heard."""

    def validate(self, value: Any) -> None:
        return None


class MoveForm(forms.Form):
    """`version` is the story's when the page was opened: nobody moves a text he has not seen."""

    move: Move
    version = SeenVersion()
    note: Any = ""  # what whoever presses should know

    def __init__(self, *args: Any, article: Article, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article, self.user = article, user
        self.fields["version"].initial = article.version
        for name, asked in self.asked():
            self._ask(name, asked)

    def asked(self) -> Sequence[tuple[str, Asked]]:
        return list(asked_of(self.move.order))

    def order(self) -> dict[str, Any]:
        """What the verb is told beside the story, the person and the moment."""
        told = {name: self._told(name, asked) for name, asked in self.asked()}
        return {"version": self.cleaned_data["version"], **told}

    def _ask(self, name: str, asked: Asked) -> None:
        if asked.kind == "rows":
            self._ask_rows(asked)
        elif asked.kind == "texts":
            for code in self.printed():
                self.fields[f"{name}_{code}"] = _words(asked, code)
        else:
            self.fields[name] = _FIELDS[asked.kind](asked)

    def _ask_rows(self, asked: Asked) -> None:
        """The fields of what may be left out: its kind says whether it is."""
        for inner, how in asked_of(cast(type, asked.inner)):
            self._ask(inner, how)
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices = [("", asked.help_text), *cast(Any, kind.choices)]

    def _told(self, name: str, asked: Asked) -> Any:
        if asked.kind == "texts":
            return self.in_languages(name)
        if asked.kind == "rows":
            return self._rows(cast(type, asked.inner))
        return self.cleaned_data[name]

    def _rows(self, inner: type) -> Mapping[str, Any] | None:
        """As columns: text_ar, placement."""
        if not self.cleaned_data["kind"]:
            return None
        columns: dict[str, Any] = {}
        for name, asked in asked_of(inner):
            told = self._told(name, asked)
            if asked.kind == "texts":
                columns |= {f"{name}_{code}": text for code, text in told.items()}
            else:
                columns[name] = told
        return columns

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


def _words(asked: Asked, language: str = "") -> forms.CharField:
    label = asked.label
    attrs: dict[str, Any] = {"rows": 3}
    if language:
        label = f"{label} ({get_language_info(language)['name_translated']})"
        attrs |= {"lang": language, "dir": direction(language)}
    return (_Demanded if asked.is_demanded else forms.CharField)(
        label=label,
        help_text=asked.help_text,
        required=asked.is_demanded,
        max_length=LONGEST,
        widget=UnfoldAdminTextareaWidget(attrs=attrs),
    )


def _moment(asked: Asked) -> forms.Field:
    widget = UnfoldAdminSplitDateTimeWidget()
    return forms.SplitDateTimeField(label=asked.label, required=False, widget=widget)


def _choice(asked: Asked) -> forms.Field:
    offered = list(asked.choices()) if asked.choices else []
    initial = asked.default or None
    return _Offered(
        label=asked.label,
        choices=offered,
        initial=initial,
        required=bool(initial),  # one without a default may be left out
        widget=UnfoldAdminSelectWidget,
    )


def _ticks(asked: Asked) -> forms.Field:
    offered = list(asked.choices()) if asked.choices else []
    widget = UnfoldAdminCheckboxSelectMultipleWidget()
    return _OfferedList(label=asked.label, choices=offered, widget=widget)


_FIELDS: Mapping[str, Callable[[Asked], forms.Field]] = {
    "words": _words,
    "moment": _moment,
    "choice": _choice,
    "ticks": _ticks,
}


class SignOffForm(MoveForm):
    """One sign-off: whoever gives it says that he looked at each thing on its list. Its kind and
    language are those of the link that was followed."""

    need = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = self.data.get("need") or self.initial.get("need") or ""
        kind, _colon, language = named.partition(":")
        open_needs = [] if named else self.open_needs()
        self.wanted = signoffs.Need(kind, language or self.article.source_language)
        if open_needs:
            self.wanted = open_needs[0]
        self.fields["need"].initial = f"{self.wanted.kind}:{self.wanted.language}"
        said = checklist(self.wanted.kind)
        ticked = cast(forms.ChoiceField, self.fields["checklist"])
        ticked.choices = list(said.items())
        # The list is read, and the press says all of it.
        ticked.widget = forms.MultipleHiddenInput()
        ticked.initial = list(said)
        self.statements = list(said.values())

    def asked(self) -> Sequence[tuple[str, Asked]]:
        return [one for one in super().asked() if one[0] not in {"kind", "language"}]

    @property
    def title(self) -> str:
        if self.wanted in signoffs.all_needed(Facts(self.article)):
            return f"{self.move.label}: {sign_off_label(self.wanted)}"
        return ""

    def open_needs(self) -> list[signoffs.Need]:
        """What this person may sign on this text now."""
        facts = Facts(self.article)
        needs = signoffs.all_needed(facts)
        return [need for need in needs if not signoffs.why_not(facts, need, self.user)]

    def order(self) -> dict[str, Any]:
        return {**super().order(), "kind": self.wanted.kind, "language": self.wanted.language}


class ConfirmSlipForm(MoveForm):
    @property
    def note(self) -> str:
        """Who says that it is one."""
        slip = Facts(self.article).open_slip
        if slip is None:
            return ""
        return _("%(who)s says these are typing slips and nothing more.") % {
            "who": people.name_of(slip.proposed_by)
        }


# Moves whose page knows more than their order.
_OWN: Mapping[str, type[MoveForm]] = {"sign_off": SignOffForm, "confirm_slip": ConfirmSlipForm}


def form_of(move: Move) -> type[MoveForm]:
    """The form that asks for the order of a move."""
    return type("MoveForm", (_OWN.get(move.name, MoveForm),), {"move": move})
