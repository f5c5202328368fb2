"""Django's stock Arabic counts «2 ساعة» and writes the month before the day. Templates and code
draw days, moments, numbers and counts by articles.templatetags.arabic and articles.text alone."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

FILTERS = re.compile(
    r"\|\s*(?:timesince|timeuntil|naturaltime|naturalday|intcomma|intword|floatformat|localize|time"
    r'|date(?!:"c"))\b|{%\s*load [^%]*\bhumanize\b|{%\s*now\b'
)
# A moment that is printed as it is: its last name says what it is, and no filter follows.
BARE_MOMENT = re.compile(r"{{\s*[\w.]*(?:_at|_until|\.at|\.now|\bnow|_date|_on)\s*}}")
STOCK = re.compile(
    r"\b(?:timesince|naturaltime|naturalday|intcomma|date_format|time_format|number_format)\b"
    r"|SHORT_DATE(?:TIME)?_FORMAT|\.strftime\("
)
# Inside a sentence for translators a variable was drawn where the sentence began.
_BLOCK = re.compile(r"(?s)(?<=%})[^%]*(?={%\s*endblocktranslate)")
# Where a number is for machines or the terminal.
FOR_MACHINES = {"newsroom/formats/ar/formats.py", "newsroom/formats/en/formats.py"}


def found(pattern: re.Pattern[str], folder: str, *kinds: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for kind in kinds
        for path in sorted((ROOT / folder).rglob(kind))
        if str(path.relative_to(ROOT)) not in FOR_MACHINES
        for match in pattern.finditer(_BLOCK.sub("", path.read_text()))
    ]


def test_no_template_uses_a_stock_filter_of_time_or_number():
    assert found(FILTERS, "templates", "*.html", "*.txt", "*.xml") == []


def test_no_template_prints_a_moment_without_saying_how():
    assert found(BARE_MOMENT, "templates", "*.html", "*.txt") == []


def test_no_code_draws_a_date_by_the_stock_formats():
    assert found(STOCK, "articles", "*.py") == []
    assert found(STOCK, "newsroom", "*.py") == []


def test_the_patterns_find_what_they_look_for():
    for wrong in ("{{ x|timesince }}", "{{ x|date }}", '{{ x|date:"j F" }}', "{{ n|intcomma }}"):
        assert FILTERS.search(wrong), wrong
    for right in ("{{ x|full_date }}", '{{ x|date:"c" }}', "{{ x|time_of_day }}"):
        assert not FILTERS.search(right), right
    for wrong in ("{{ story.changed_at }}", "{{ one.given.at }}", "{{ now }}"):
        assert BARE_MOMENT.search(wrong), wrong
    assert STOCK.search('moment.strftime("%Y")')
