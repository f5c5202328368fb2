"""A story that came with an archive and is corrected: nobody knows any more what it rested on, so
sources are asked for what changes in it, not for what stood."""

from collections.abc import Iterator

from articles import press
from articles.models import Approval
from articles.models.story_fields import HTML_TEXTS, RUNNING_TEXTS
from articles.press import Composition
from articles.text.digest import canonical_text
from articles.text.html import plain_text
from articles.text.passages import sentences
from articles.workflow.facts import Facts


def changed_since(facts: Facts) -> list[str] | None:
    """The sentences that are not as the archive had them; None for any other story."""
    language = facts.article.source_language
    brought = (Approval.Kind.IMPORT, language)
    proof = next((a.proof for a in facts.approvals if (a.kind, a.language) == brought), None)
    if proof is None:
        return None
    stood = set(map(canonical_text, _sentences(press.restored(proof.composition))))
    now = _sentences(facts.composed[language].composition)
    return [sentence for sentence in now if canonical_text(sentence) not in stood]


def _sentences(composition: Composition) -> Iterator[str]:
    for name in RUNNING_TEXTS:
        text = composition.text(name)
        yield from (one.text for one in sentences(plain_text(text) if name in HTML_TEXTS else text))
