"""Addresses never die: what a section, a topic or a contributor was called leads to where it is."""

from typing import Any

from django.db.models import Model

from articles.models import FormerSlug


def keep(noun: Any, *, before: str) -> None:
    """Remembers the slug that `noun`, which is saved under another one now, had `before`. A slug it
    takes up again is no older one any more."""
    mine = FormerSlug.objects.filter(**{_name(type(noun)): noun})
    mine.filter(slug=noun.slug).delete()
    if before and before != noun.slug:
        FormerSlug.objects.get_or_create(slug=before, **{_name(type(noun)): noun})


def owner(model: type[Model], slug: str) -> Any:
    """The section, topic or contributor that had this slug once; None for one nobody had. Ask the
    slugs of now first."""
    former = FormerSlug.objects.filter(slug=slug, **{f"{_name(model)}__isnull": False})
    found = former.select_related(_name(model)).first()
    return getattr(found, _name(model)) if found else None


def _name(model: type[Model]) -> str:
    return str(model._meta.model_name)
