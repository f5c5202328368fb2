from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EditorialNote(models.Model):
    """A remark of one editor to another, on a passage or on the whole story. Never printed."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notes")
    thread = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    exact = models.TextField(_("passage"), blank=True)
    text = models.TextField(_("text"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("editorial note")
        verbose_name_plural = _("editorial notes")

    def __str__(self) -> str:
        return f"{self.article_id} · {self.pk}"


class Task(models.Model):
    """Something somebody has to do about a story. What comes from outside the story names its own
    passage alone: no source, no maker, no other story."""

    class Kind(models.TextChoices):
        OTHER = "other", _("Something to do")
        SOURCE_WRONG = (
            "source_wrong",
            _("What this passage rests on was found wrong: confirm it, or take it out and say so"),
        )
        DENIED = "denied", _("What was printed is denied: tell readers, or correct it")
        PICTURE_GONE = (
            "picture_gone",
            _("The right in a picture ended and it left the print: choose another one"),
        )
        REPORTED = "reported", _("A reader reports an error: look, and correct it where it is one")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.OTHER)
    # The words of the story that it is about; empty: the whole story.
    passage = models.TextField(_("passage"), blank=True)
    # What a reader wrote.
    said = models.TextField(_("what was said"), blank=True)
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="tasks"
    )
    priority = models.PositiveSmallIntegerField(_("priority"), default=5)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["priority", "due_at", "id"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [models.Index(fields=["article"], condition=Q(done_at=None), name="task_to_do")]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
