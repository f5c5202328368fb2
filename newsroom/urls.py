"""Which door an address belongs to."""

from allauth.account import views as allauth
from allauth.mfa.base import views as factors
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.i18n import set_language

from articles.api.nothing import Nothing
from articles.site.views import speculation, worker
from newsroom.accounts import at_the_door, own_address, reset_by_letter
from newsroom.health import alive, ready
from newsroom.metrics import metrics
from newsroom.second_factor import kept_codes
from newsroom.sessions import end_session, end_token, new_token, sessions

accounts = [
    path("login/", at_the_door(allauth.login), name="account_login"),
    path("reauthenticate/", at_the_door(allauth.reauthenticate), name="account_reauthenticate"),
    path("2fa/authenticate/", at_the_door(factors.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", at_the_door(factors.reauthenticate), name="mfa_reauthenticate"),
    path("sessions/", sessions, name="own_sessions"),
    path("sessions/end/", end_session, name="end_session"),
    path("tokens/", new_token, name="new_token"),
    path("tokens/<int:number>/end/", end_token, name="end_token"),
    path("email/", own_address, name="account_email"),
    path("password/reset/", reset_by_letter, name="account_reset_password"),
    path("2fa/kept/", kept_codes, name="kept_codes"),
    path("", include("allauth.urls")),
]

urlpatterns = [
    path("healthz", alive),
    path("readyz", ready),
    path("metrics", metrics),
    path("sw.js", worker),
    path("speculation.json", speculation),
    path("admin/language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("accounts/", include(accounts)),
    path("api/v1/", include("articles.api.urls")),
    re_path(r"^api(?:/[\s\S]*)?$", Nothing.as_view()),
    *i18n_patterns(
        path("", include("articles.feeds.urls")),
        path("", include("articles.site.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "newsroom.errors.bad_request"
handler404 = "newsroom.errors.not_found"
handler500 = "newsroom.errors.server_error"
