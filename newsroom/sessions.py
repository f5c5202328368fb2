"""How long somebody stays in, and the page where he sees where he is in and by which tokens."""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles import accounts, roles
from articles.admin.account import ROLE_NAMES
from articles.models import Token
from articles.models.account import roles_of
from newsroom.middleware import EDITORS_DOORS, door

_BY_ITSELF = {"articles_article_here"}  # a page that stays open asks; nobody did anything


class SessionLimits:
    """Django's middleware; after the one that knows the account."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        name = request.resolver_match.url_name if request.resolver_match else ""
        if door(request) not in EDITORS_DOORS or name in _BY_ITSELF:
            return
        if request.user.is_authenticated and not accounts.touch(request.session, at=timezone.now()):
            logout(request)
            messages.info(request, _("You were in for long: sign in again, please."))


class NewToken(forms.Form):
    name = forms.CharField(label=_("What it is for"), max_length=60)
    days = forms.IntegerField(label=_("Days it holds"), initial=30)
    scope = forms.ChoiceField(label=_("What it may do"), choices=Token.Scope.choices)
    only_roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("All that you hold, where you choose none."),
    )
    networks = forms.CharField(
        label=_("Networks it is sent from"),
        required=False,
        max_length=500,
        help_text=_("Separated by commas: 192.0.2.0/24. Empty: from everywhere."),
    )

    def __init__(self, account: User, *args: Any) -> None:
        super().__init__(*args)
        held = roles_of(account) & roles.EDITORIAL
        choices = [(name, ROLE_NAMES[name]) for name in roles.ROLES if name in held]
        cast(forms.MultipleChoiceField, self.fields["only_roles"]).choices = choices

    def clean_networks(self) -> list[str]:
        told = self.cleaned_data["networks"].replace("،", ",").split(",")
        return [one.strip() for one in told if one.strip()]


@never_cache
@login_required
def sessions(
    request: HttpRequest, *, form: NewToken | None = None, token: str = ""
) -> HttpResponse:
    """Where one is in, and one's tokens."""
    account, now = cast(User, request.user), timezone.now()
    context = {
        "sessions": accounts.sessions_of(account, at=now),
        "here": accounts.mark_of(request.session.session_key or ""),
        "tokens": Token.objects.filter(account=account, ends_at__gt=now),
        "form": form or NewToken(account),
        "may_make": bool(roles_of(account) & roles.EDITORIAL),
        "token": token,
    }
    return render(request, "account/sessions.html", context, status=400 if form else 200)


@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """Ends one of one's own sessions, or all but this one."""
    account, mark = cast(User, request.user), request.POST.get("mark", "")
    if mark == accounts.mark_of(request.session.session_key or ""):
        logout(request)
        return redirect("account_login")
    accounts.end_sessions(account, mark=mark, but=request.session.session_key or "")
    messages.success(request, _("Ended."))
    return redirect("own_sessions")


@login_required
@require_POST
def end_token(request: HttpRequest, number: int) -> HttpResponse:
    Token.objects.filter(account=cast(User, request.user), pk=number).delete()
    messages.success(request, _("Ended."))
    return redirect("own_sessions")


@never_cache
@reauthentication_required(allow_get=True, app="allauth.account")  # type: ignore[untyped-decorator]
def new_token(request: HttpRequest) -> HttpResponse:
    """Makes a token and shows it, once."""
    if request.method != "POST":
        return redirect("own_sessions")
    if braked := ratelimit.consume_or_429(request, action="manage_email"):
        return cast(HttpResponse, braked)
    account = cast(User, request.user)
    form = NewToken(account, request.POST)
    if not form.is_valid():
        return sessions(request, form=form)
    try:
        token = accounts.make_token(account, at=timezone.now(), **form.cleaned_data)
    except ValidationError as refused:
        form.add_error(None, refused)
        return sessions(request, form=form)
    return sessions(request, token=token)
