"""Stories that are only thought of: the values that decisions read, without a table."""

from itertools import count
from typing import Any

from articles.models import Article, Attribution, RightOfReply, Section, Verification
from articles.models.source import Agreement, GroundRule, Source
from articles.sources import Sourcing
from articles.workflow import Facts
from tests.makers import BODY, HEADLINE

_keys = count(1000)


def passage(
    exact: str = "",
    rule: str = GroundRule.ON_THE_RECORD,
    *,
    source: int = 1,
    source_kind: str = Source.Kind.PERSON,
    pk: int | None = None,
    language: str = "ar",
    kind: str = Attribution.Kind.FACT,
    **agreed: Any,
) -> Attribution:
    """`source`: its key, so that two passages may rest on one; `agreed`: of the agreement."""
    said = {
        "description_ar": "مسؤول رفيع في هيئة الموانئ",
        "reason_ar": "يمنع نظام الهيئة موظفيها من الحديث إلى الصحافة ويعرّضهم للفصل",
        **agreed,
    }
    whose = Source(pk=source, code_name=f"رصيف-{source}", kind=source_kind)
    agreement = Agreement(pk=next(_keys), source=whose, ground_rule=rule, **said)
    return Attribution(
        pk=pk or next(_keys), agreement=agreement, exact=exact, language=language, kind=kind
    )


def check(of: Attribution, outcome: str) -> Verification:
    words = {"exact": of.exact, "language": of.language}
    return Verification(pk=next(_keys), attribution_id=of.pk, outcome=outcome, **words)


def reply(**words: Any) -> RightOfReply:
    return RightOfReply(pk=next(_keys), **words)


def story(**words: Any) -> Article:
    given = {"headline_ar": HEADLINE, "body_ar": BODY, "section": Section(pk=1), **words}
    return Article(pk=1, source_language="ar", **given)


def facts(article: Article | None = None, **known: Any) -> Facts:
    """Of a story on which nothing was done yet but what is known here."""
    nothing: dict[str, Any] = {
        "sourcing": Sourcing(attributions=[passage()]),
        "composed": {},
        "approvals": [],
        "authors": {},
        "credited": [1],
        "prints": [],
        "pictures": [],
        "open_slip": None,
        "names": [],
    }
    return Facts(article or story(), **{**nothing, **known})
