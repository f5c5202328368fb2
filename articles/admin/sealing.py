"""Identities that are kept sealed: the page on which a handler seals one, and the page of all that
is sealed and open. Nothing is opened here; what leaves is the file as it is stored."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from articles import roles
from articles.admin.desk import account, holders
from articles.models.account import groups_of
from articles.models.seal import SealedIdentity, SealGrant
from articles.models.source import Source
from articles.sources import handling, sealing
from articles.workflow import people
from articles.workflow.people import Account

_KEPT_AT_MOST = timedelta(days=3653)  # ten years


class Day(UnfoldAdminDateWidget):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Reason(forms.Form):
    why = forms.CharField(label=_("Why"), max_length=500, widget=UnfoldAdminTextInputWidget)


class Grant(Reason):
    person = forms.ModelChoiceField(
        label=_("To whom"), queryset=User.objects.none(), widget=UnfoldAdminSelectWidget
    )
    until = forms.DateField(label=_("Until the end of"), widget=Day)

    def __init__(self, *args: Any, by: Account, **more: Any) -> None:
        super().__init__(*args, **more)
        person: Any = self.fields["person"]
        person.queryset = holders(roles.SEE_SOURCES).exclude(pk=by.pk)
        person.label_from_instance = people.name_of

    def clean_until(self) -> date:
        return _within(self.cleaned_data["until"], sealing.LONGEST - timedelta(days=1))


class Identity(forms.Form):
    identity = forms.CharField(
        label=_("Who it is"),
        max_length=4000,
        widget=UnfoldAdminTextareaWidget(
            attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false", "dir": "auto"}
        ),
        help_text=_(
            "Encrypted to the custodians as it arrives, and shown to nobody again, you included."
        ),
    )
    destroy_on = forms.DateField(
        label=_("Destroy on"),
        widget=Day,
        help_text=_("As early as you can answer for."),
    )

    def clean_destroy_on(self) -> date:
        chosen = self.cleaned_data["destroy_on"]
        if chosen <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that is still ahead."))
        return _within(chosen, _KEPT_AT_MOST)


def _within(chosen: date, longest: timedelta) -> date:
    today = timezone.localdate()
    if chosen < today:
        raise forms.ValidationError(_("This day is over."))
    if chosen > today + longest:
        raise forms.ValidationError(
            _("No later than %(day)s.") % {"day": (today + longest).isoformat()}
        )
    return chosen


def urls(model_admin: ModelAdmin) -> list[URLPattern]:
    page = model_admin.admin_site.admin_view
    return [
        path("<int:pk>/seal/", page(partial(seal, of=model_admin)), name="articles_source_seal"),
        path("sealed/", page(partial(sealed, of=model_admin)), name="articles_source_sealed"),
    ]


def concerns(who: Account) -> int:
    """How many grants that he may use, or has to agree to, are open. 1 query where identities are
    kept."""
    if not sealing.is_kept_here() or not groups_of(who) & roles.SEE_SOURCES:
        return 0
    if sealing.is_custodian(who):
        return sealing.grants(who, at=timezone.now()).filter(person=who).count()
    return sealing.grants(who, at=timezone.now()).count()


def is_open_to(who: Account) -> bool:
    """Whether the page of what is sealed has anything for him."""
    keeps = sealing.is_custodian(who) or roles.EDITOR_IN_CHIEF in groups_of(who)
    return (sealing.is_kept_here() and keeps) or bool(concerns(who))


@sensitive_post_parameters("identity")
@sensitive_variables()
def seal(request: HttpRequest, pk: int, of: ModelAdmin) -> HttpResponse:
    who, now = account(request), timezone.now()
    source = Source.objects.seen_by(who).filter(pk=pk).first()
    if source is None or not sealing.may_seal(source, who):
        handling.record_refusal(who, at=now)
        raise Http404
    is_sealing = "seal" in request.POST
    form = Identity(
        request.POST if is_sealing else None,
        initial={"destroy_on": timezone.localdate() + timedelta(days=365)},
    )
    ending = Reason(request.POST if "destroy" in request.POST else None, prefix="destroy")
    there, back = sealing.of(source), reverse("admin:articles_source_change", args=[pk])
    if is_sealing and form.is_valid():
        told = form.cleaned_data
        sealing.seal(source, told["identity"], destroy_on=told["destroy_on"], by=who, at=now)
        of.message_user(request, gettext("It is sealed. This page has forgotten it."))
        return HttpResponseRedirect(back)
    if there is not None and ending.is_bound and ending.is_valid():
        sealing.destroy(there, by=who, at=now, why=ending.cleaned_data["why"])
        of.message_user(request, gettext("What was sealed is destroyed."))
        return HttpResponseRedirect(back)
    told = {"source": source, "form": form, "ending": ending, "sealed": there, "back": back}
    told["keys"] = len(settings.SEAL_RECIPIENTS)
    return _page(of, request, "seal", _("Seal an identity"), told)


def sealed(request: HttpRequest, of: ModelAdmin) -> HttpResponse:
    who = account(request)
    if not is_open_to(who):
        handling.record_refusal(who, at=timezone.now())
        raise Http404
    act = next((one for one in _ACTS if one in request.POST), "")
    if not act:
        return _register(of, request)
    try:
        return _ACTS[act](of, request, who, timezone.now())
    except PermissionDenied:
        handling.record_refusal(who, at=timezone.now())
        raise Http404 from None


def _register(of: ModelAdmin, request: HttpRequest, **bound: forms.Form) -> HttpResponse:
    """`bound`: forms that were sent and are shown again, by their prefix."""
    who, now = account(request), timezone.now()
    keys = set(settings.SEAL_RECIPIENTS)
    told = {
        "is_custodian": sealing.is_custodian(who),
        "identities": [
            {
                "row": one,
                "is_stale": set(one.recipients) != keys,
                "grant": _form(bound, f"grant{one.pk}", Grant, by=who),
                "destroy": _form(bound, f"destroy{one.pk}", Reason),
            }
            for one in sealing.register(who)
        ],
        "grants": [
            {
                "row": one,
                "names": {"to": people.name_of(one.person), "by": people.name_of(one.by)},
                "may_agree": sealing.may_agree(one, who),
                "may_take_back": sealing.may_take_back(one, who),
                "file": _form(bound, f"file{one.pk}", Reason)
                if one.person_id == who.pk and not one.waits_for_chief
                else None,
            }
            for one in sealing.grants(who, at=now)
        ],
    }
    return _page(of, request, "sealed", _("Sealed identities"), told, 400 if bound else 200)


def _form(bound: Mapping[str, Any], prefix: str, make: Any, **more: Any) -> Any:
    return bound.get(prefix) or make(prefix=prefix, **more)


def _grant(of: ModelAdmin, request: HttpRequest, who: Account, now: datetime) -> HttpResponse:
    one = get_object_or_404(sealing.register(who), pk=_number(request, "grant"))
    form = Grant(request.POST, prefix=f"grant{one.pk}", by=who)
    if not form.is_valid():
        return _register(of, request, **{f"grant{one.pk}": form})
    told = form.cleaned_data
    until = timezone.make_aware(datetime.combine(told["until"], time.max))
    made = sealing.grant(one, told["person"], by=who, at=now, until=until, why=told["why"])
    said = (
        gettext("Granted. It counts when the editor-in-chief agrees.")
        if made.waits_for_chief
        else gettext("Granted.")
    )
    return _back(of, request, said)


def _destroy(of: ModelAdmin, request: HttpRequest, who: Account, now: datetime) -> HttpResponse:
    one = get_object_or_404(sealing.register(who), pk=_number(request, "destroy"))
    form = Reason(request.POST, prefix=f"destroy{one.pk}")
    if not form.is_valid():
        return _register(of, request, **{f"destroy{one.pk}": form})
    sealing.destroy(one, by=who, at=now, why=form.cleaned_data["why"])
    return _back(of, request, gettext("What was sealed is destroyed."))


def _agree(of: ModelAdmin, request: HttpRequest, who: Account, now: datetime) -> HttpResponse:
    sealing.agree(_granted(request, who, now, "agree"), by=who, at=now)
    return _back(of, request, gettext("Agreed."))


def _take_back(of: ModelAdmin, request: HttpRequest, who: Account, now: datetime) -> HttpResponse:
    sealing.take_back(_granted(request, who, now, "take_back"), by=who, at=now)
    return _back(of, request, gettext("Taken back."))


def _file(of: ModelAdmin, request: HttpRequest, who: Account, now: datetime) -> HttpResponse:
    one = _granted(request, who, now, "file")
    form = Reason(request.POST, prefix=f"file{one.pk}")
    if not form.is_valid():
        return _register(of, request, **{f"file{one.pk}": form})
    kept = sealing.take_away(one, by=who, at=now, why=form.cleaned_data["why"])
    answer = HttpResponse(kept, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="source-{one.sealed.source_id}.age"'
    return answer


_ACTS: Mapping[str, Callable[..., HttpResponse]] = {
    "grant": _grant,
    "destroy": _destroy,
    "agree": _agree,
    "take_back": _take_back,
    "file": _file,
}


def _granted(request: HttpRequest, who: Account, now: datetime, name: str) -> SealGrant:
    return get_object_or_404(sealing.grants(who, at=now), pk=_number(request, name))


def _number(request: HttpRequest, name: str) -> int:
    given = str(request.POST.get(name, ""))
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else 0


def _back(of: ModelAdmin, request: HttpRequest, said: str) -> HttpResponse:
    of.message_user(request, said)
    address = "admin:articles_source_sealed" if is_open_to(account(request)) else "admin:index"
    return HttpResponseRedirect(reverse(address))


def _page(
    of: ModelAdmin, request: HttpRequest, name: str, title: Any, told: dict, status: int = 200
) -> HttpResponse:
    context = {**of.admin_site.each_context(request), "title": title, "opts": of.opts, **told}
    request.current_app = of.admin_site.name
    where = f"admin/articles/source/{name}.html"
    return TemplateResponse(request, where, context, status=status)


def told_of(source: Source, who: Account) -> Mapping[str, SealedIdentity | int | None]:
    """For the page of a source. 1 query where identities are kept."""
    if not sealing.is_kept_here():
        return {}
    return {
        "source_number": source.pk,
        "sealed": sealing.of(source),
        "may_seal": sealing.may_seal(source, who),
    }
