"""The room of sources: what a story rests on, what that asks for, and what readers are told."""

from articles.sources import handling, sealing
from articles.sources.anchoring import Adrift, adrift, anchor
from articles.sources.attributing import Reading, Sentence, read, read_paragraphs
from articles.sources.disclosure import disclosure, refs
from articles.sources.jigsaw import jigsaw
from articles.sources.risk import Sourcing, weigh, whole_of
from articles.sources.telling import Risk, risks, without_source
from articles.sources.weighed import Weighed, weighed, weighed_anew
from articles.sources.wording import Finding, findings, voices

__all__ = [
    "Adrift",
    "Finding",
    "Reading",
    "Risk",
    "Sentence",
    "Sourcing",
    "Weighed",
    "adrift",
    "anchor",
    "disclosure",
    "findings",
    "handling",
    "jigsaw",
    "read",
    "read_paragraphs",
    "refs",
    "risks",
    "sealing",
    "voices",
    "weigh",
    "weighed",
    "weighed_anew",
    "whole_of",
    "without_source",
]
