"""The paper, and beside it the least that Django can do for a reader: one row in one template."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from articles.models import Publication
from newsroom.urls import handler404, handler500
from newsroom.urls import urlpatterns as paper

__all__ = ["handler404", "handler500", "urlpatterns"]

_PAGE = engines["django"].from_string("<!doctype html><title>{{ headline }}</title>")


def bare(_request: HttpRequest, number: int) -> HttpResponse:
    headline = Publication.objects.values_list("headline", flat=True).get(pk=number)
    return HttpResponse(_PAGE.render({"headline": headline}))


urlpatterns = [path("bare/<int:number>", bare), *paper]
