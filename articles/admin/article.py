"""Stories: the list, the form, and the way from the form to the desk's verbs."""

from contextvars import ContextVar
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RelatedDropdownFilter
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from articles import search, workflow
from articles.admin import (
    attributing,
    beginning,
    buttons,
    deliveries,
    find,
    here,
    house_style,
    kept,
    live,
    notes,
    pasting,
    preview,
    revisions,
    room,
    slugs,
    tasks,
)
from articles.admin.article_form import ArticleForm
from articles.admin.article_parts import (
    AttributionInline,
    BylineInline,
    InvitationInline,
    PictureInline,
    ReplyInline,
    VerificationInline,
)
from articles.admin.body_editor import BodyEditor
from articles.admin.desk import DeskAdmin, account, for_reading, in_languages
from articles.admin.panel import address, panel
from articles.admin.sealed import may_see_sources
from articles.models import Article, Status
from articles.models.story_fields import HTML_TEXTS
from articles.templatetags.arabic import moment
from articles.text.html import sanitise
from articles.workflow import Facts, people

# What a verb said against the form that is being shown again.
_REFUSED: ContextVar[workflow.Refused | None] = ContextVar("refused", default=None)

# How a state looks; the word itself is always written out.
PILLS = {
    Status.DRAFT: "default",
    Status.IN_REVIEW: "warning",
    Status.APPROVED: "info",
    Status.SCHEDULED: "info",
    Status.PUBLISHED: "success",
    Status.WITHDRAWN: "warning",
    Status.RETRACTED: "danger",
    Status.SPIKED: "default",
}


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    languages_have_tabs = True
    warn_unsaved_form = False  # the room keeps what is typed, and asks of what it does not keep
    list_display = ("headline_shown", "state", "section", "genre", "urgency", "changed")
    list_display_links = ("headline_shown",)
    list_filter = (
        ("status", ChoicesDropdownFilter),
        ("section", RelatedDropdownFilter),
        ("genre", ChoicesDropdownFilter),
    )
    search_fields = in_languages("headline")
    ordering = ("-changed_at", "-id")
    autocomplete_fields = ("topics", "lead_image")
    inlines = (
        BylineInline,
        AttributionInline,
        VerificationInline,
        ReplyInline,
        PictureInline,
        InvitationInline,
    )

    @admin.display(description=_("headline"))
    def headline_shown(self, article: Article) -> str:
        return str(article)

    @display(description=_("state"), ordering="status", label=PILLS)
    def state(self, article: Article) -> tuple[str, str]:
        return article.status, article.get_status_display()

    @admin.display(description=_("last changed"), ordering="changed_at")
    def changed(self, article: Article) -> str:
        return moment(article.changed_at)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        all_of_them: Any = super().get_queryset(request)
        found = all_of_them.seen_by(request.user)
        match = request.resolver_match
        if match and match.url_name == "articles_article_changelist":
            return found.for_list()
        return found

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """By the words of the whole text, as readers' search understands them, or by number."""
        words = search_term.replace("\0", "").strip()
        return (search.find_on_desk(queryset, words), False) if words else (queryset, False)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list:
        fieldsets = room.fieldsets(obj)
        if obj is None or self.has_change_permission(request, obj):
            return [
                *fieldsets,
                (None, {"fields": ["seen_version", "seen_revision"], "classes": ["room-unseen"]}),
            ]
        return for_reading(Article, fieldsets)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if isinstance(db_field, TranslationField) and db_field.translated_field.name == "body":
            kwargs["widget"] = BodyEditor(
                language=db_field.language, may_attribute=may_see_sources(request.user)
            )
        if isinstance(db_field, TranslationField) and db_field.translated_field.name == "slug":
            code = db_field.language
            kwargs["widget"] = slugs.SlugInput(
                language=code, source=f"id_headline_{code}", fallback="story"
            )
        if db_field.name.startswith("headline_"):
            kwargs["widget"] = UnfoldAdminTextareaWidget  # a long one shows whole
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, TranslationField):
            field.widget.attrs.setdefault("placeholder", " ")  # an empty one shows its frame
        if field is not None and db_field.name.startswith(tuple(room.ROWS)):
            field.widget.attrs["rows"] = room.ROWS[db_field.name.rpartition("_")[0]]
        return field

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or people.may_edit(Facts(obj), request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False  # nothing is deleted here: a story that will not run is spiked

    def get_urls(self) -> list[URLPattern]:
        move = self.admin_site.admin_view(buttons.view_for(self))
        begin = self.admin_site.admin_view(beginning.view_for(self))
        slug = slugs.view_for(self)
        pasted = self.admin_site.admin_view(pasting.view_for(self))
        told = self.admin_site.admin_view(attributing.view_for(self))
        mend = self.admin_site.admin_view(house_style.view_for(self))
        earlier = self.admin_site.admin_view(revisions.view_for(self))
        noted = self.admin_site.admin_view(notes.view_for(self))
        streamed = self.admin_site.admin_view(live.view_for(self))
        brought = self.admin_site.admin_view(deliveries.view_for(self))
        return [
            path("task/<int:pk>/done/", self.admin_site.admin_view(tasks.done), name="task_done"),
            path("slug/", self.admin_site.admin_view(slug), name="articles_article_slug"),
            path("begin/", begin, name="articles_article_begin"),
            *kept.urls(),
            *here.urls(),
            *preview.urls(self),
            *find.urls(self.admin_site),
            path("paste/", pasted, name="articles_article_paste"),
            path("<int:pk>/attributions/", told, name="articles_article_attributions"),
            path("<int:pk>/house-style/", mend, name="articles_article_house_style"),
            path("<int:pk>/revisions/", earlier, name="articles_article_revisions"),
            path("<int:pk>/notes/", noted, name="articles_article_notes"),
            path("<int:pk>/live/", streamed, name="articles_article_live"),
            path("<int:pk>/move/<slug:move>/", move, name="articles_article_move"),
            path("<int:pk>/delivery/<int:delivery>/", brought, name="articles_article_delivery"),
            *super().get_urls(),
        ]

    def changeform_view(
        self, request: Any, object_id: str | None = None, *args: Any, **more: Any
    ) -> HttpResponse:
        for name in in_languages(*HTML_TEXTS):
            # What takes long to read is read here, before the transaction in which nobody else
            # writes, and remembered (articles.text.html.shape).
            sanitise(request.POST.get(name, "").strip())
        try:
            return super().changeform_view(request, object_id, *args, **more)
        except workflow.Refused as refused:
            # Rolled back, and shown on the same form with everything that was typed still in it.
            token = _REFUSED.set(refused)
            try:
                return super().changeform_view(request, object_id, *args, **more)
            finally:
                _REFUSED.reset(token)

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """Rows send back what they showed: one that nobody touched here is not written, so that a
        page that is behind takes back no row of a colleague."""
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            for field in formset.form.base_fields.values():
                field.show_hidden_initial = True
            yield formset, inline

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        found = super().get_changeform_initial_data(request)
        asked = {name: found.pop(name, "") for name in ("follows", "template")}
        return {**beginning.begun(account(request), asked), **found}

    def get_form(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> type:
        form = super().get_form(request, obj, **kwargs)
        form.refused = _REFUSED.get()
        return form

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            made = workflow.create(by=account(request), at=timezone.now(), change=form.put_into)
            obj.pk, obj._state.adding = made.pk, False
            obj.refresh_from_db()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """All of the form in one edit: one revision, one new version."""
        story, now = form.instance, timezone.now()

        def write(locked: Article) -> None:
            form.put_into(locked)
            form.instance = locked
            form._save_m2m()
            for formset in formsets:
                formset.instance = locked
                self.save_formset(request, form, formset, change=change)

        workflow.edit(
            article=story,
            by=account(request),
            at=now,
            change=write,
            version=form.cleaned_data.get("seen_version") if change else story.version,
        )
        kept.is_saved(request, story)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list:
        """Which fields changed; never the words of a row that belongs to the story."""
        message = super().construct_change_message(request, form, formsets, add)
        for line in message:
            for what in line.values():
                what.pop("name", None)
                what.pop("object", None)
        return message

    def render_change_form(self, request: HttpRequest, context: dict, **more: Any) -> HttpResponse:
        story = more.get("obj")
        form = context["adminform"].form
        context = {
            **context,
            "panel": panel(story, request.user, at=timezone.now()) if story else None,
            "house_style": house_style.shown(
                story, may_mend=self.has_change_permission(request, story)
            )
            if story
            else None,
            "deliveries": deliveries.waiting_on(story) if story else [],
            "kept": kept.shown(request, story),
            "pictures": room.pictures(request),
            "may_add": self.has_add_permission(request),
            "first_move": workflow.MOVES["submit"].label,
            "merges": form.merges,
        }
        page = super().render_change_form(request, context, **more)
        page._csp_replace = room.POLICY  # type: ignore[attr-defined]  # django-csp reads it
        return page

    def response_add(self, request: HttpRequest, obj: Article, *args: Any) -> HttpResponse:
        return self._to_the_move(request, obj) or super().response_add(request, obj, *args)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._to_the_move(request, obj) or super().response_change(request, obj)

    def _to_the_move(self, request: HttpRequest, obj: Article) -> HttpResponse | None:
        """«Save and send on» without scripts: saved, and on to the page of the move."""
        move = request.POST.get("_move", "")
        return HttpResponseRedirect(address(obj, move)) if move in workflow.MOVES else None
