"""Pictures for the room of a story: a grid to choose from, a file taken in where it is dropped, the
point that every crop keeps, and the small picture that stands in the text while one writes."""

from typing import Any

from django.contrib.admin import ModelAdmin, site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from articles.admin.counting import ShortPaginator
from articles.admin.picture_form import outcome
from articles.models import Image

PER_PAGE = 24


def urls() -> list[URLPattern]:
    seen = site.admin_view
    return [
        path("choose/", seen(choose), name="articles_image_choose"),
        path("upload/", seen(upload), name="articles_image_upload"),
        path("<int:pk>/focus/", seen(focus), name="articles_image_focus"),
        path("<int:pk>/thumb/", seen(thumb, cacheable=True), name="articles_image_thumb"),
    ]


def _desk() -> Any:
    """What is allowed and searched on the desk of pictures."""
    return site.get_model_admin(Image)


@never_cache
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Part of a page: the pictures that `q` finds, the newest first, `page` by page."""
    if not _desk().has_view_permission(request):
        raise PermissionDenied
    words = request.GET.get("q", "").replace("\0", "").strip()[:200]
    found: Any = Image.objects.all()
    if words:
        found, _more = _desk().get_search_results(request, found, words)
    page = ShortPaginator(found.order_by("-uploaded_at", "-id"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "pictures": [(one, small(one)) for one in page],
        "page": page,
        "words": words,
        "may_add": _desk().has_add_permission(request),
        "may_change": _desk().has_change_permission(request),
    }
    return TemplateResponse(request, "admin/articles/image/choose.html", context)


@never_cache
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Multipart `upload` and the fields of a picture: {"number", "said"}, or 400 with the words
    that are wrong, by field."""
    if not _desk().has_add_permission(request):
        raise PermissionDenied
    sent = request.POST.copy()
    for name in ("focal_x", "focal_y"):  # set afterwards, in sight of the picture
        column: Any = Image._meta.get_field(name)
        sent.setdefault(name, str(column.default))
    form: Any = _desk().get_form(request)(sent, request.FILES)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    if form.is_new:
        ModelAdmin.log_addition(_desk(), request, form.taken, [{"added": {}}])
    _level, said = outcome(form)
    return JsonResponse({"number": form.taken.pk, "said": said})


@never_cache
@require_POST
def focus(request: HttpRequest, pk: int) -> HttpResponse:
    """`x` and `y`, fractions of the picture: the point that every crop keeps in sight."""
    picture: Image = get_object_or_404(Image, pk=pk)
    if not _desk().has_change_permission(request, picture):
        raise PermissionDenied
    try:
        across, down = (float(request.POST.get(name, "")) for name in ("x", "y"))
    except ValueError:
        across = down = -1
    if not (0 <= across <= 1 and 0 <= down <= 1):
        said = _("The focal point lies inside the picture: from 0 to 1.")
        return JsonResponse({"errors": {"focal_x": [said]}}, status=400)
    picture.focal_x, picture.focal_y = round(across, 3), round(down, 3)
    picture.save(update_fields=["focal_x", "focal_y"])
    return JsonResponse({"x": picture.focal_x, "y": picture.focal_y})


@require_GET
def thumb(request: HttpRequest, pk: int) -> HttpResponse:
    """To the smallest size of a picture."""
    if not _desk().has_view_permission(request):
        raise PermissionDenied
    picture: Any = get_object_or_404(Image, pk=pk)
    answer = HttpResponseRedirect(small(picture))
    answer["Cache-Control"] = f"private, max-age={10 * 60}"
    return answer


def small(image: Image) -> str:
    """The address of its smallest JPEG that is still 300 pixels wide, or of the picture itself."""
    fits = next((one for one in image.sizes.get("jpeg", []) if one >= 300), None)
    return image.address(fits, "jpeg") if fits else str(image.file.url)
