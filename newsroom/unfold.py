"""How Unfold draws the editors' rooms."""

from typing import Any

from django.utils.translation import gettext_lazy as _


def unfold_settings(*, has_languages: bool) -> dict[str, Any]:
    return {
        "SITE_TITLE": _("Newsroom"),
        "SITE_HEADER": "articles.admin.site.paper_name",
        "SITE_SYMBOL": "newspaper",
        "SHOW_LANGUAGES": has_languages,
        "LANGUAGES": {"action": "/admin/language/"},
        "SHOW_BACK_BUTTON": True,
        "SHOW_VIEW_ON_SITE": False,
        "STYLES": [
            "articles.admin.site.fonts",
            "articles.admin.site.stylesheet",
            "articles.admin.site.queue_sheet",
            "articles.admin.site.pages_sheet",
            "articles.admin.site.mirror",
        ],
        "SCRIPTS": ["articles.admin.site.script"],
        "DASHBOARD_CALLBACK": "articles.admin.queue.home",
        "ACCOUNT": {"navigation": "articles.admin.site.account_links"},
        "SIDEBAR": {"navigation": "articles.admin.site.navigation"},
        "COLORS": {  # the paper's red, in the steps that Unfold asks for
            "primary": {
                "50": "oklch(97.1% .013 17)",
                "100": "oklch(93.6% .032 18)",
                "200": "oklch(88.5% .062 18)",
                "300": "oklch(80.8% .114 20)",
                "400": "oklch(70.4% .160 22)",
                "500": "oklch(58% .180 25)",
                "600": "oklch(45% .150 26)",
                "700": "oklch(40% .135 26)",
                "800": "oklch(35% .115 26)",
                "900": "oklch(30% .095 26)",
                "950": "oklch(21% .070 26)",
            }
        },
    }
