"""How heavy a story's sourcing is. Everything a sign-off depends on is derived from its rows; there
is no field that a hand could lower."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import cached_property

from articles import roles
from articles.models import (
    Article,
    Attribution,
    Authorship,
    RightOfReply,
    StockPhrase,
    Verification,
)
from articles.models.source import AgreementVersion, Attestation, GroundRule
from articles.text.digest import canonical_text
from articles.text.html import plain_text

Standing = Attribution.Standing
UNNAMED = {GroundRule.BACKGROUND, GroundRule.DEEP_BACKGROUND, GroundRule.OFF_THE_RECORD}


@dataclass(frozen=True)
class Sourcing:
    """What a story rests on. `attributions`: those of its source language; `translated`: those of
    the others. `verifications` and `attested` (source and editor by key) hold only what counts:
    what editors who are no authors of the story have said; `stock_phrases`: reasons for anonymity
    that tell nothing; `whole`: language → the whole text, canonical, where something rests on all
    of it and was checked."""

    attributions: Sequence[Attribution] = field(default=())
    has_own_observation: bool = False
    translated: Sequence[Attribution] = field(default=())
    verifications: Sequence[Verification] = field(default=())
    replies: Sequence[RightOfReply] = field(default=())
    attested: Sequence[tuple[int, int]] = field(default=())
    stock_phrases: Sequence[str] = field(default=())
    whole: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sourced(self) -> bool:
        return bool(self.attributions) or self.has_own_observation

    @cached_property
    def unnamed(self) -> list[Attribution]:
        return [one for one in self.attributions if one.agreement.ground_rule in UNNAMED]

    @property
    def unnamed_source_ids(self) -> set[int]:
        return {one.agreement.source_id for one in self.unnamed}

    @property
    def named_source_ids(self) -> set[int]:
        return {one.agreement.source_id for one in self.attributions} - self.unnamed_source_ids

    @property
    def unattested_source_ids(self) -> set[int]:
        """Unnamed sources whom no editor but the authors has attested to know."""
        return self.unnamed_source_ids - {source for source, _editor in self.attested}

    def standing(self, one: Attribution) -> Standing:
        """Where a passage stands: what an editor found when it was last checked; else whether an
        independent source stands behind it; else whether whoever it accuses denies it."""
        if checked := self.checks_of(one):
            return Standing(checked[-1].outcome)
        if self._has_second_source(one):
            return Standing.CORROBORATED
        if any(self._denies(reply, one) for reply in self.replies):
            return Standing.DENIED
        return Standing.UNVERIFIED

    def checks_of(self, one: Attribution) -> list[Verification]:
        """Those of its words that count, the last one last."""
        if not self.verifications:
            return []
        words = canonical_text(one.exact) or self.whole.get(one.language, "")
        return self._checks.get((one.language, words), [])

    @cached_property
    def _checks(self) -> dict[tuple[str, str], list[Verification]]:
        """By language and words."""
        found: dict[tuple[str, str], list[Verification]] = {}
        for check in self.verifications:
            words = (check.language, canonical_text(check.exact))
            found.setdefault(words, []).append(check)
        return found

    def rests_on_wrong(self, one: Attribution) -> bool:
        """Its source was found wrong, and no editor has confirmed the passage since."""
        since = one.agreement.source.wrong_since
        if since is None:
            return False
        checked = self.checks_of(one)
        return not (
            checked and checked[-1].outcome == Standing.CONFIRMED and checked[-1].at >= since
        )

    @staticmethod
    def _denies(reply: RightOfReply, one: Attribution) -> bool:
        """A reply about no passage in particular is about every accusation."""
        if reply.about_id is None:
            return reply.denies and one.kind == Attribution.Kind.ALLEGATION
        return reply.denies and reply.about_id == one.pk

    def is_proven(self, one: Attribution) -> bool:
        return self.standing(one) in {Standing.CORROBORATED, Standing.CONFIRMED}

    @cached_property
    def _told(self) -> list[tuple[int, str]]:
        """Who told which words, in the order of the attributions; "" for the whole story."""
        return [
            (one.agreement.source_id, one.exact if one.exact.strip() else "")
            for one in self.attributions
        ]

    def _has_second_source(self, one: Attribution) -> bool:
        """Whether another source stands behind all the words of this one."""
        source, words = one.agreement.source_id, one.exact.strip()
        return any(
            other != source and (not told or (bool(words) and words in told))
            for other, told in self._told
        )

    @cached_property
    def unproven(self) -> list[Attribution]:
        """Unnamed, and nothing else stands behind the same words."""
        return [one for one in self.unnamed if not self.is_proven(one)]

    @property
    def rests_on_one_unnamed(self) -> bool:
        return bool(self.unproven)

    @property
    def has_unproven_allegation(self) -> bool:
        return any(one.kind == Attribution.Kind.ALLEGATION for one in self.unproven)

    @property
    def found_false(self) -> list[Attribution]:
        return [one for one in self.attributions if self.standing(one) == Standing.FALSE]

    @property
    def found_wrong(self) -> list[Attribution]:
        return [one for one in [*self.attributions, *self.translated] if self.rests_on_wrong(one)]

    @property
    def has_deep_background(self) -> bool:
        return any(
            one.agreement.ground_rule == GroundRule.DEEP_BACKGROUND for one in self.attributions
        )

    @property
    def is_off_the_record(self) -> bool:
        return any(
            one.agreement.ground_rule == GroundRule.OFF_THE_RECORD
            for one in [*self.attributions, *self.translated]
        )


def weigh(article: Article) -> Sourcing:
    """At most 6 queries; 2 for a story without an attribution."""
    changed = Exists(AgreementVersion.objects.filter(agreement=OuterRef("agreement")))
    found = article.attributions.select_related("agreement__source").annotate(changed=changed)
    attributions = list(found)
    for one in attributions:
        one.agreement.was_changed = one.changed
    own, others = _by_language(attributions, article.source_language)
    checks = verifications_that_count(article) if attributions else []
    return Sourcing(
        attributions=own,
        translated=others,
        has_own_observation=article.is_own_observation,
        verifications=checks,
        whole=whole_of(article, attributions) if checks else {},
        replies=list(article.replies.all()),
        attested=_attested(article, attributions),
        stock_phrases=_stock_phrases(own),
    )


def whole_of(article: Article, attributions: Iterable[Attribution]) -> dict[str, str]:
    """Language → the body, canonical, where an attribution is of all of it."""
    codes = {one.language for one in attributions if not one.exact.strip()}
    return {code: canonical_text(plain_text(article.text("body", code))) for code in codes}


def _stock_phrases(attributions: Iterable[Attribution]) -> list[str]:
    if not any(one.agreement.ground_rule in UNNAMED for one in attributions):
        return []
    return list(StockPhrase.objects.values_list("text", flat=True))


def verifications_that_count(article: Article) -> list[Verification]:
    """By editors who are no authors of the story. 1 query."""
    made = article.verifications.filter(by__in=editors_but_authors(article))
    return list(made.order_by("at", "id"))


def editors_but_authors(article: Article) -> QuerySet[Any]:
    """The accounts whose word counts: an editor's role, no hand in the story."""
    authors = Authorship.objects.authors().filter(article=article)
    editors = get_user_model().objects.filter(groups__name__in=roles.DESK)
    return editors.exclude(pk__in=authors.values("account"))


def _attested(article: Article, attributions: Iterable[Attribution]) -> list[tuple[int, int]]:
    unnamed = {
        one.agreement.source_id for one in attributions if one.agreement.ground_rule in UNNAMED
    }
    if not unnamed:
        return []
    made = Attestation.objects.filter(source__in=unnamed, editor__in=editors_but_authors(article))
    return sorted(set(made.values_list("source_id", "editor_id")))


def _by_language(
    attributions: Iterable[Attribution], language: str
) -> tuple[list[Attribution], list[Attribution]]:
    own: list[Attribution] = []
    others: list[Attribution] = []
    for one in attributions:
        (own if one.language == language else others).append(one)
    return own, others
