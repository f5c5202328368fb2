"""How heavy a story's sourcing is. Everything a sign-off depends on is counted from its
attributions; there is no field that a hand could lower."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.models import Article, Attribution
from articles.models.source import Attestation, GroundRule, Source

UNNAMED = {GroundRule.BACKGROUND, GroundRule.DEEP_BACKGROUND, GroundRule.OFF_THE_RECORD}
_PROVEN = {Attribution.Standing.CORROBORATED, Attribution.Standing.CONFIRMED}


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What the story rests on, in its source language."""

    attributions: Sequence[Attribution] = field(default=())
    has_own_observation: bool = False

    @property
    def is_sourced(self) -> bool:
        return bool(self.attributions) or self.has_own_observation

    @property
    def unnamed(self) -> list[Attribution]:
        return [one for one in self.attributions if one.agreement.ground_rule in UNNAMED]

    @property
    def unnamed_source_ids(self) -> set[int]:
        return {one.agreement.source_id for one in self.unnamed}

    @property
    def uncorroborated(self) -> list[Attribution]:
        """Unnamed, and nothing else stands behind the same words."""
        return [one for one in self.unnamed if not self.is_corroborated(one)]

    def is_corroborated(self, one: Attribution) -> bool:
        return one.standing in _PROVEN or any(
            other.agreement.source_id != one.agreement.source_id and _overlap(one, other)
            for other in self.attributions
        )

    @property
    def rests_on_one_unnamed(self) -> bool:
        return bool(self.uncorroborated)

    @property
    def has_unproven_allegation(self) -> bool:
        return any(one.kind == Attribution.Kind.ALLEGATION for one in self.uncorroborated)

    @property
    def has_deep_background(self) -> bool:
        return any(
            one.agreement.ground_rule == GroundRule.DEEP_BACKGROUND for one in self.attributions
        )

    @property
    def is_off_the_record(self) -> bool:
        return any(
            one.agreement.ground_rule == GroundRule.OFF_THE_RECORD for one in self.attributions
        )

    @property
    def own_or_paper(self) -> bool:
        return self.has_own_observation or any(
            one.agreement.source.kind in {Source.Kind.OWN_OBSERVATION, Source.Kind.DOCUMENT}
            for one in self.attributions
        )


def _overlap(one: Attribution, other: Attribution) -> bool:
    """Two anchors on the same words; an empty anchor stands for the whole story."""
    a, b = one.exact.strip(), other.exact.strip()
    return not a or not b or a in b or b in a


def weigh(article: Article) -> Sourcing:
    """1 query."""
    attributions = article.attributions.filter(language=article.source_language)
    return Sourcing(
        list(attributions.select_related("agreement__source")), article.is_own_observation
    )


def unattested_source_ids(article: Article, sourcing: Sourcing) -> set[int]:
    """Unnamed sources whom no editor outside the byline has attested to know."""
    ids = sourcing.unnamed_source_ids
    writers = article.bylines.filter(contributor__user__isnull=False)
    attested = Attestation.objects.filter(source_id__in=ids).exclude(
        editor__in=writers.values("contributor__user")
    )
    return ids - set(attested.values_list("source_id", flat=True))
