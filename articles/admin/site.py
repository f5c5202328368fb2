"""The frame around every page of the admin: its name, navigation, style and the way in."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin import sealing
from articles.admin.desk import account
from articles.admin.sealed import may_see_sources
from articles.models.edition import current

# Everybody comes in by the one guarded door: allauth with its second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# What packages register is for their own makers: it speaks no Arabic and no editor needs it.
for _model in [m for m in admin.site._registry if m._meta.app_label not in {"articles", "auth"}]:
    admin.site.unregister(_model)

admin.site.index_title = _("My desk")


def paper_name(_request: HttpRequest) -> str:
    """The paper's name in the language of the screen."""
    return current().name


def fonts(_request: HttpRequest) -> str:
    return static("articles/admin/fonts.css")


def stylesheet(_request: HttpRequest) -> str:
    return static("articles/admin/desk.css")


def queue_sheet(_request: HttpRequest) -> str:
    return static("articles/admin/queue.css")


def pages_sheet(_request: HttpRequest) -> str:
    return static("articles/admin/pages.css")


def mirror(_request: HttpRequest) -> str:
    return static("articles/admin/desk-rtl.css")


def script(_request: HttpRequest) -> str:
    return static("articles/admin/desk.js")


def account_links(_request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"title": _("Password"), "link": reverse("account_change_password")},
        {"title": _("Second factor"), "link": reverse("mfa_index")},
        {"title": _("E-mail"), "link": reverse("account_email")},
        {"title": _("Sessions and tokens"), "link": reverse("own_sessions")},
    ]


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """Groups of links, each only with what this person may open."""
    groups = _groups(request)
    here = _nearest(request, [str(link) for _title, items in groups for _n, _i, link, _a in items])
    return [
        {
            "title": title,
            "items": [
                {"title": capfirst(name), "icon": icon, "link": link, "active": str(link) == here}
                for name, icon, link, allowed in items
                if allowed
            ],
        }
        for title, items in groups
        if any(allowed for *_words, allowed in items)
    ]


def _groups(request: HttpRequest) -> list[tuple[str, list[tuple]]]:
    return [
        (
            "",
            [
                (_("My desk"), "inbox", reverse_lazy("admin:index"), request.user.is_active),
                _list(request, "article", "article"),
                _list(request, "image", "image"),
                _list(request, "frontslot", "view_quilt"),
                _list(request, "breakingline", "campaign"),
                _list(request, "match", "scoreboard"),
            ],
        ),
        (
            gettext("Sources"),
            [
                _list(request, "source", "shield_person", may_see_sources(request.user)),
                (
                    gettext("Sealed identities"),
                    "lock",
                    reverse("admin:articles_source_sealed"),
                    may_see_sources(request.user) and sealing.is_open_to(account(request)),
                ),
                _list(request, "sourceaccess", "visibility"),
                _list(request, "refusedlook", "visibility_off"),
                _list(request, "stockphrase", "format_quote"),
            ],
        ),
        (
            gettext("The record"),
            [
                _list(request, "correction", "edit_note"),
                _list(request, "transition", "history"),
                _list(request, "sharereview", "monitoring"),
                _list(request, "setback", "error_med"),
            ],
        ),
        (
            gettext("The paper"),
            [
                _list(request, "section", "category"),
                _list(request, "topic", "sell"),
                _list(request, "contributor", "badge"),
                _list(request, "spelling", "spellcheck"),
                _list(request, "storytemplate", "draft"),
                _list(request, "paperpage", "article_person"),
            ],
        ),
        (
            gettext("Accounts"),
            [
                _list(request, "user", "person", app="auth"),
                (gettext("Roles"), *_list(request, "group", "groups", app="auth")[1:]),
                _list(request, "accountrequest", "key"),
                _list(request, "accountchange", "manage_accounts"),
            ],
        ),
    ]


def _list(
    request: HttpRequest, model: str, icon: str, allowed: bool = True, app: str = "articles"
) -> tuple:
    """The list of one noun, by the name its model carries."""
    found = next(m for m in admin.site._registry if m._meta.label_lower == f"{app}.{model}")
    return (
        found._meta.verbose_name_plural,
        icon,
        reverse(f"admin:{app}_{model}_changelist"),
        allowed
        and admin.site._registry[found].has_module_permission(request)
        and admin.site._registry[found].has_view_permission(request),
    )


def _nearest(request: HttpRequest, addresses: list[str]) -> str:
    """The link under which this page stands; the home page is above all of them."""
    home = reverse("admin:index")
    above = [one for one in addresses if one != home and request.path.startswith(one)]
    return max(above, key=len, default=home if request.path == home else "")
