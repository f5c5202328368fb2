"""Earlier texts of a story: named, and brought back as a new one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    ArticleImage,
    Byline,
    Contributor,
    Image,
    NamedVersion,
    Revision,
    Section,
    Topic,
)
from articles.workflow.edits import edit
from articles.workflow.people import Account, roles_of
from articles.workflow.refusals import Reason, Refused

LONGEST_NAME = 80


def name_version(*, revision: Revision, name: str, by: Account, at: datetime) -> NamedVersion:
    """Raises Refused without a name, with one that is too long, or for an account without a
    role."""
    name = " ".join(name.split())
    if not roles_of(by):
        raise Refused([Reason("wrong_role", _("Your role does not write stories."))])
    if not 0 < len(name) <= LONGEST_NAME:
        said = _("A version is named in one to %(count)s letters.") % {"count": LONGEST_NAME}
        raise Refused([Reason("no_name", said)])
    return NamedVersion.objects.create(revision=revision, name=name, by=by, at=at)


def bring_back(*, revision: Revision, by: Account, at: datetime, version: int) -> Article:
    """The story as it was in `revision`, all that readers would see of it: texts in every language,
    section and settings, topics, bylines, pictures. It is a new revision; what stands behind the
    story (attributions, replies, checks) stays and is anchored anew in the text.

    What was deleted since cannot come back and is left out. Raises Stale and Refused as `edit`."""
    shot = revision.snapshot

    def write(locked: Article) -> None:
        for code, texts in shot["text"].items():
            for field, text in texts.items():
                setattr(locked, f"{field}_{code}", text)
        facts = {**shot.get("facts", {}), "section": shot.get("section")}
        for name, value in facts.items():
            column: Any = Article._meta.get_field(name)
            if name != "section" or _there(Section, [value]):
                setattr(locked, column.attname, value)
        if _there(Image, [shot["lead_image"]]) or shot["lead_image"] is None:
            locked.lead_image_id = shot["lead_image"]
        _rows(locked, shot)

    note = _("Brought back from version %(number)s") % {"number": revision.number}
    return edit(article=revision.article, by=by, at=at, change=write, version=version, note=note)


def _rows(article: Article, shot: Mapping[str, Any]) -> None:
    article.topics.set(_there(Topic, shot["topics"]))
    people = _there(Contributor, [key for key, _credit in shot["bylines"]])
    now = list(article.bylines.values_list("contributor_id", "credit"))
    then = [(key, credit) for key, credit in shot["bylines"] if key in people]
    if now != then:
        article.bylines.all().delete()
        for position, (key, credit) in enumerate(then, start=1):
            Byline.objects.create(
                article=article, contributor_id=key, credit=credit, position=position
            )
    if "pictures" in shot:
        article.pictures.all().delete()
        for position, key in enumerate(_there(Image, shot["pictures"]), start=1):
            ArticleImage.objects.create(article=article, image_id=key, position=position)


def _there(model: type[Model], keys: list[Any]) -> list[Any]:
    """Those of the keys that are still in the table, in their order."""
    found = set(model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in found]
