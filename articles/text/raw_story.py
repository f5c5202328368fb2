"""A story that arrives as one run of text becomes paragraphs a reader can follow."""

import re
from typing import NamedTuple

from articles.text.normalise import clean, fold
from articles.text.passages import sentences

# A paragraph is closed at the sentence that brings it to this many words ...
ENOUGH_WORDS = 40
# ... and before a sentence that would take it past this many.
TOO_MANY_WORDS = 80

_LABELS = (
    "مشاركة|المشاركة|مشاركه الخبر|مشاركة المقال|شارك|شاركها|شارك الخبر|شارك المقال|شارك هذا الخبر"
    "|انشر|share|share this|share this story|share this article"
)
_SHARE_LABELS = frozenset(fold(label) for label in _LABELS.split("|"))
# A label on the last line itself is known by its colon: «... بتحفّظ. مشاركة :»
_LABEL_AT_END = re.compile(r"(?<=[.!?؟…»])\s+([^\s.!?؟…»:：][^.!?؟…»:：]{0,30}\s*[:：])\s*$")


class RawStory(NamedTuple):
    """``dropped`` holds what was taken off the end, word for word."""

    paragraphs: list[str]
    dropped: list[str]


def read_raw(text: str) -> RawStory:
    """``text`` as paragraphs of some 40 to 80 words, cut between sentences only.

    Every word, guillemet, mark and tatweel is kept, in order; line breaks of the sender stay
    paragraph breaks. A share label at the end («مشاركة :») is dropped. No headline is made up.
    """
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    dropped: list[str] = []
    while lines and _is_share_label(lines[-1]):
        dropped.insert(0, lines.pop())
    if lines:
        match = _LABEL_AT_END.search(lines[-1])
        if match and _is_share_label(match.group(1)):
            dropped.insert(0, match.group(1))
            lines[-1] = lines[-1][: match.start()]
    return RawStory([paragraph for line in lines for paragraph in _paragraphs(line)], dropped)


def _is_share_label(line: str) -> bool:
    return fold(line).rstrip(" :：") in _SHARE_LABELS


def _paragraphs(line: str) -> list[str]:
    paragraphs: list[str] = []
    start = end = words = 0
    for sentence in sentences(line):
        length = len(sentence.text.split())
        if words and words + length > TOO_MANY_WORDS:
            paragraphs.append(line[start:end].strip())
            start, words = end, 0
        end, words = sentence.end, words + length
        if words >= ENOUGH_WORDS:
            paragraphs.append(line[start:end].strip())
            start, words = end, 0
    rest = line[start:].strip()
    if rest:
        paragraphs.append(rest)
    return paragraphs
