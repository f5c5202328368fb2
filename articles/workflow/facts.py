"""What every decision about a story reads: may this move, what is missing, does this sign-off hold,
is this a typing slip. Decisions are functions of these facts and touch no table, so the press of a
button, a list of many stories and a story that is only thought of are judged by the same lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import cached_property

from articles import sources
from articles.models import Approval, Article, Image, Publication, Slip
from articles.workflow import composing


class Facts:
    """One story as it stands. Each fact is asked for when a decision first reads it, once; what is
    at hand already is given by its name."""

    def __init__(self, article: Article, **known: Any) -> None:
        if unknown := [name for name in known if not hasattr(type(self), name)]:
            raise TypeError(f"No such facts: {unknown}")
        self.article = article
        vars(self).update(known)

    def forget(self, *names: str) -> None:
        """These were just written: they are asked for anew."""
        for name in names:
            vars(self).pop(name, None)

    @cached_property
    def sourcing(self) -> sources.Sourcing:
        return sources.weigh(self.article)

    @cached_property
    def composed(self) -> Mapping[str, composing.Composed]:
        """What would be printed now, language by language."""
        return composing.compose(self.article, self.sourcing)

    @cached_property
    def approvals(self) -> Sequence[Approval]:
        """Every sign-off that was ever given, the latest first."""
        given = self.article.approvals.select_related(
            "by", "proof", "slip__proposed_by", "slip__confirmed_by"
        )
        return list(given)

    @cached_property
    def authors(self) -> Mapping[int, bool]:
        """The accounts that made the story, and whether they did so for good."""
        made = self.article.authorships.authors()
        return dict(made.values_list("account", "is_for_good"))

    @cached_property
    def credited(self) -> Sequence[int | None]:
        """Who is on the byline now, in order: the account, None for a name that has none."""
        return list(self.article.bylines.values_list("contributor__user", flat=True))

    @cached_property
    def prints(self) -> Sequence[Publication]:
        """What was printed of it, in the order in which its languages were."""
        return list(self.article.publications.select_related("proof").order_by("id"))

    @cached_property
    def pictures(self) -> Sequence[Image]:
        """The pictures that the working copy leads with or names in a text."""
        return list(composing.images_of(self.article).values())

    @cached_property
    def open_slip(self) -> Slip | None:
        """What was proposed for the working copy as it stands and is not confirmed yet."""
        waiting = self.article.slips.filter(confirmed_at=None).select_related("proposed_by")
        return next((one for one in waiting if one.digests == self.article.digests), None)

    @cached_property
    def names(self) -> Sequence[str]:
        """People, places and bodies that the story is known to name, in every language."""
        named: list[Any] = [
            *self.article.topics.all(),
            *(one.contributor for one in self.article.bylines.select_related("contributor")),
        ]
        found = [one.speaker for one in self.article.attributions.all()]
        for one in named:
            found += [text for name, text in vars(one).items() if name.startswith("name")]
            found += getattr(one, "aliases", [])
        for reply in self.article.replies.all():
            found += [text for name, text in vars(reply).items() if name.startswith("party")]
        return [name for name in found if name]
