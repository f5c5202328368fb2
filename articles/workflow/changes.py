"""What readers would see differently: the standing print beside what would be printed now, and what
a signer saw beside it. Everything that shows or asks about changes reads this."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles import press, sources
from articles.models import Proof
from articles.press import Difference
from articles.workflow import signoffs
from articles.workflow.composing import Composed
from articles.workflow.facts import Facts
from articles.workflow.signoffs import Need


@dataclass(frozen=True, slots=True)
class Changed:
    """One language. `differences`: for readers; `weighed`: sentences on what the decision rests on,
    which name no source; `is_new`: nothing of this language is printed yet."""

    language: str
    differences: Sequence[Difference]
    weighed: Sequence[str] = ()
    is_new: bool = False

    @property
    def is_told(self) -> bool:
        """Whether readers of the standing print must be told."""
        return any(one.is_told for one in self.differences)


def since_print(facts: Facts) -> list[Changed]:
    """What printing now would change, in each language it would print."""
    source, composed = facts.article.source_language, facts.composed
    printed = {one.language: one.proof for one in facts.prints}
    found = []
    for language in {*printed, *signoffs.printable_languages(facts)} & composed.keys():
        proof, now = printed.get(language), composed[language]
        if proof is None:
            found.append(Changed(language, [], is_new=True))
        elif changed := _changed(proof, now):
            found.append(changed)
    return sorted(found, key=lambda one: (one.language != source, one.language))


def since_signed(facts: Facts, need: Need) -> Changed | None:
    """What changed since this sign-off was given last; None when it never was, or nothing did."""
    if need not in signoffs.all_needed(facts):
        return None
    seen = [
        (one.pk, one.proof)
        for one in facts.approvals
        if one.proof and (one.kind, one.language) == (need.kind, need.language)
    ]
    if not seen:
        return None
    _pk, last = max(seen, key=lambda one: one[0])
    return _changed(last, facts.composed[need.language])


def _changed(proof: Proof, now: Composed) -> Changed | None:
    differences = press.differences(press.restored(proof.composition), now.composition)
    weighed = sources.weighed_anew(proof.weighed, now.weighed)
    if not differences and not weighed:
        return None
    return Changed(proof.language, differences, weighed)
