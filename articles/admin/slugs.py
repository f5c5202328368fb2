"""Slugs as they are typed: what the field will be cleaned to, shown while somebody types. The rules
are those of articles.text.slug alone; the page asks the server for them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django import forms
from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from unfold.widgets import UnfoldAdminTextInputWidget

from articles import addresses
from articles.admin.mixin import Mixin
from articles.models import Article
from articles.templatetags.arabic import counted
from articles.text.slug import slugify

LONGEST = 400  # letters of a headline that the preview reads; a slug needs sixty


class SlugInput(UnfoldAdminTextInputWidget):
    """Shows under itself what its text becomes. `source`: the id of the field that the slug is made
    from while this one is empty; `fallback`: what the address says when neither gives a letter."""

    class Media:
        js = (forms.Script("articles/admin/slug.js", type="module"),)

    def __init__(self, *, language: str, source: str, fallback: str = "") -> None:
        about = {"language": language, "source": source, "fallback": fallback}
        super().__init__(attrs={f"data-slug-{name}": value for name, value in about.items()})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        address = reverse("admin:articles_article_slug")
        context["widget"]["attrs"] |= {"data-slug-preview": address, "dir": "auto"}
        return context


class SlugField(forms.CharField):
    """The slug of a section, topic or contributor: cleaned as a story's is."""

    def to_python(self, value: Any) -> str:
        return slugify(super().to_python(value) or "", settings.LANGUAGE_CODE)


class NamesItsAddress(Mixin):
    """An admin whose noun has a name in each language and one slug. A slug left empty is made from
    the name; one that belongs to another page of the site is refused."""

    # Whether the slug stands at the root of the site, among its other addresses.
    stands_at_the_root = False
    # The route of its page, and the look-up that finds its stories.
    route: str
    told_by: str

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name != "slug":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        first = f"name_{settings.LANGUAGE_CODE}"
        return SlugField(
            label=capfirst(db_field.verbose_name),
            max_length=db_field.max_length,
            required=False,
            widget=SlugInput(language=settings.LANGUAGE_CODE, source=f"id_{first}"),
        )

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, **kwargs)  # type: ignore[misc]
        form = type(form.__name__, (_MakesItsSlug, form), {"at_root": self.stands_at_the_root})
        if obj and "slug" in form.base_fields:
            form.base_fields["slug"].help_text = self.what_a_rename_changes(obj)
        return form

    def what_a_rename_changes(self, noun: Any) -> str:
        """Said under the slug of one that exists, before anybody saves."""
        return _(
            "Address now: %(address)s. Under a new slug it moves with %(stories)s; the older "
            "addresses, feeds and apps are led on to the new one."
        ) % self._about(noun)

    def what_a_deletion_changes(self, noun: Any) -> str:
        return _(
            "The page %(address)s and its older addresses will not be found any more, and "
            "%(stories)s lose their link to it. Merely to rename it, change its slug: its "
            "addresses stay alive."
        ) % self._about(noun)

    def _about(self, noun: Any) -> dict[str, str]:
        linked = Article.objects.filter(**{self.told_by: noun})
        stories = linked.order_by().values("pk").distinct().count()
        return {
            "address": unquote(reverse(self.route, args=[noun.slug])),
            "stories": counted(stories, "story"),
        }

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)  # type: ignore[misc]
        if change and "slug" in form.changed_data:
            addresses.keep(obj, before=form.initial["slug"])

    def delete_view(self, request: Any, object_id: str, extra_context: Any = None) -> HttpResponse:
        noun = self.get_object(request, object_id)  # type: ignore[attr-defined]
        told = {"consequences": self.what_a_deletion_changes(noun)} if noun else {}
        context = {**(extra_context or {}), **told}
        return super().delete_view(request, object_id, context)  # type: ignore[misc]


class _MakesItsSlug(forms.ModelForm):
    at_root = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "slug" not in cleaned:
            return cleaned
        names = (cleaned.get(f"name_{code}") or "" for code in settings.LANGUAGE_CODES)
        made = (slugify(name, settings.LANGUAGE_CODE) for name in names)
        slug = cleaned["slug"] or next(filter(None, made), "")
        if not slug:
            self.add_error("slug", _("Give a slug with at least one letter or digit."))
        elif self.at_root and _is_taken(slug):
            self.add_error("slug", _("This address belongs to another page of the site."))
        elif (owner := addresses.owner(type(self.instance), slug)) not in (None, self.instance):
            self.add_error(
                "slug",
                _("This was an address of «%(name)s» and still leads there. Choose another.")
                % {"name": owner},
            )
        cleaned["slug"] = slug
        return cleaned


def _is_taken(slug: str) -> bool:
    """Whether a section of this slug would stand at the address of something else."""
    if slug in settings.LANGUAGE_CODES or f"/{slug}/" in {settings.STATIC_URL, settings.MEDIA_URL}:
        return True
    try:
        with translation.override(settings.LANGUAGE_CODE):
            return resolve(f"/{slug}/").url_name != "section"
    except Resolver404:
        return True


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """GET `text` and `language`: {"slug": what the text becomes}. For whoever may see stories."""

    @never_cache
    @require_safe
    def preview(request: HttpRequest) -> HttpResponse:
        if not model_admin.has_view_permission(request):
            raise PermissionDenied
        language = request.GET.get("language", "")
        if language not in settings.LANGUAGE_CODES:
            language = settings.LANGUAGE_CODE
        text = request.GET.get("text", "")[:LONGEST]
        return JsonResponse({"slug": slugify(text, language)})

    return preview
