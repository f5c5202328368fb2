"""What is pasted into a body: cleaned here by the rules of the stored text, so that the editor
shows what will be saved, and says what stayed out."""

from collections.abc import Callable

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.text.html import layers_of, sanitise
from articles.text.html.layers import COMMENT, DELETED, HIDDEN


def said_of(html: str) -> str:
    """Which hidden layers of a document stay out, in the language of the screen; "" for none."""
    names = {
        DELETED: _("deleted or struck-out text"),
        COMMENT: _("comments in the margin"),
        HIDDEN: _("hidden text"),
    }
    found = _(", ").join(names[layer] for layer in layers_of(html))
    return _("Left out: %(layers)s.") % {"layers": found} if found else ""


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """POST `html`: {"html": what may be stored of it, "said": what stayed out, or ""}."""

    @never_cache
    @require_POST
    def pasted(request: HttpRequest) -> HttpResponse:
        if not model_admin.has_view_permission(request):
            raise PermissionDenied
        html = request.POST.get("html", "")
        return JsonResponse({"html": sanitise(html), "said": said_of(html)})

    return pasted
