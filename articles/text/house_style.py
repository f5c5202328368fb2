"""House style: what an editor is told about a text, each with its place and, where a rule can know,
what to write instead. Nothing here rewrites by itself: `fixed` does what a person asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.text.house_rules import Edit, Finding
from articles.text.html.places import Line, lines, lines_of_plain
from articles.text.languages import pack

_SURROUNDINGS = 24  # letters shown on each side of a place
_FEWEST_SOURCES = 2  # that make «مصادر»


@dataclass(frozen=True, slots=True)
class Advice:
    """One remark. `start` and `end` are offsets into the text as it is stored (of a body: into its
    HTML); `before`, `excerpt`, `after` and `suggestion` are as a reader reads them. `suggestion` is
    None where only a person can put it right; otherwise `edits` do."""

    code: str
    start: int
    end: int
    before: str
    excerpt: str
    after: str
    suggestion: str | None
    edits: tuple[Edit, ...] = ()


def advise(text: str, language: str, *, is_html: bool = False) -> list[Advice]:
    """What the house style has to say about one text, in the order of the text.

    `is_html`: a body in the shape that `articles.text.html.sanitise` gives; its markup is never
    touched, and a passage in another language is held to the rules of that language.
    """
    found = []
    for line in _lines(text, language, is_html):
        for rule in pack(line.language).rules:
            found += [_advice(line, finding, is_html) for finding in rule(line.text)]
    return sorted(found, key=lambda one: (one.start, one.end, one.code))


def advise_story(
    texts: Mapping[str, str], language: str, *, bodies: Sequence[str] = ("body",), sources: int = 2
) -> dict[str, list[Advice]]:
    """Advice on the fields of a story, which are given in the order a reader meets them.

    Beside `advise` this looks at how Arabic copy speaks of its sources: «مصادر» where fewer than
    two people stand behind the story (`sources`), and a first «مصدر» that is described by nothing.
    """
    found = {name: advise(text, language, is_html=name in bodies) for name, text in texts.items()}
    for name, one in _about_sources(texts, language, bodies, sources):
        found[name] = sorted([*found[name], one], key=lambda advice: advice.start)
    return found


def fixed(text: str, advice: Sequence[Advice]) -> str:
    """`text` with the edits of these remarks made. They must be of this very text; of edits that
    want the same place the first one is made. Outside the places of the remarks nothing changes."""
    edits = sorted({edit for one in advice for edit in one.edits})
    pieces, at = [], 0
    for start, end, new in edits:
        if start >= at:
            pieces += [text[at:start], new]
            at = end
    return "".join([*pieces, text[at:]])


def _lines(text: str, language: str, is_html: bool) -> list[Line]:
    return lines(text, language) if is_html else lines_of_plain(text, language)


def _advice(line: Line, finding: Finding, is_html: bool) -> Advice:
    code, start, end, edits = finding
    if any(_is_broken(line, edit) for edit in edits):
        edits = ()
    suggestion = _edited(line.text, start, end, edits) if edits else None
    return Advice(
        code=code,
        start=line.starts[start],
        end=line.ends[end - 1],
        before=line.text[max(0, start - _SURROUNDINGS) : start],
        excerpt=line.text[start:end],
        after=line.text[end : end + _SURROUNDINGS],
        suggestion=suggestion,
        edits=tuple(Edit(line.starts[e.start], line.ends[e.end - 1], e.text) for e in edits),
    )


def _is_broken(line: Line, edit: Edit) -> bool:
    """Whether markup stands between the letters an edit would replace."""
    return any(line.ends[i] != line.starts[i + 1] for i in range(edit.start, edit.end - 1))


def _edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    pieces, at = [], start
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:end]])


def _about_sources(
    texts: Mapping[str, str], language: str, bodies: Sequence[str], sources: int
) -> Iterator[tuple[str, Advice]]:
    said, is_first = pack(language), True
    for name, text in texts.items():
        for line in _lines(text, language, name in bodies):
            if line.language != language:
                continue
            if sources < _FEWEST_SOURCES:
                for span in said.plural_sources(line.text):
                    yield name, _advice(line, Finding("plural_sources", *span), False)
            for span in said.sources(line.text)[: 1 if is_first else 0]:
                is_first = False
                if said.is_bare(line.text, span):
                    yield name, _advice(line, Finding("bare_source", *span), False)
