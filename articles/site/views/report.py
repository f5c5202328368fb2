"""A reader tells the desk of an error: without an account, an address or a cookie. It becomes a
task of the story's desk, with the passage it is about."""

from typing import Any

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import shares, workflow
from articles.models import Publication
from articles.site import metadata
from articles.site.context import editions, paper_of

# A person needs this long to write, and comes back within a day.
QUICKEST, SLOWEST = 3, 24 * 60 * 60  # seconds
_SIGNER = TimestampSigner(salt="report")


class ReportForm(forms.Form):
    """`website` is seen by machines alone; `asked` says when the form was."""

    passage = forms.CharField(
        label=gettext_lazy("The passage, if it is about one"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    said = forms.CharField(
        label=gettext_lazy("What is wrong, and how do you know?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    website = forms.CharField(required=False)
    asked = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("website") or not _is_by_a_person(told.get("asked", "")):
            raise forms.ValidationError(_("Please press once more: only people write to us here."))
        return told


@csrf_exempt  # readers have no session to abuse; other sites are refused below
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, number: int) -> HttpResponse:
    """GET: the form; POST `passage said`. At most 8 queries."""
    if request.method == "POST" and shares.is_cross_site(request.headers):
        return HttpResponseForbidden()
    now, paper = timezone.now(), paper_of(request)
    public = Publication.objects.public(at=now).in_language(paper.language)
    story = public.filter(article_id=number).select_related("section", "article").first()
    if story is None:
        raise Http404
    form = ReportForm(request.POST or None)
    is_told, status = False, 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            told = {name: form.cleaned_data[name] for name in ("passage", "said")}
            try:
                workflow.report_error(article=story.article, at=now, **told)
                is_told, status = True, 200
            except workflow.Refused as refused:
                form.add_error(None, str(refused))
                status = 429
    context = {
        "now": now,
        "page": metadata.Page(title=_("Report an error"), description="", path="", paths={}),
        "editions": editions({}, paper.language),
        "publication": story,
        "section": story.section,
        "form": form,
        "is_told": is_told,
        "asked": _SIGNER.sign("report"),
    }
    response = TemplateResponse(request, "site/report.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _is_by_a_person(asked: str) -> bool:
    try:
        _SIGNER.unsign(asked, max_age=SLOWEST)
    except BadSignature:
        return False
    try:
        _SIGNER.unsign(asked, max_age=QUICKEST)
    except BadSignature:
        return True
    return False
