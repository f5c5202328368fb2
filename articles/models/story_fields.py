"""What the fields of a story are, each said once: whether it speaks languages, whether readers get
it, whether a sign-off covers it, whether search reads it, whether an archive may bring it.

Everything that lists fields of a story reads this: forms, composition, digest, comparison, index,
API, importers. A house test demands that every column of a story stands here. A new field is one
entry here, its columns, and its place in the template (CONTRIBUTING.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Place = Literal["head", "lead", "body", ""]


@dataclass(frozen=True, slots=True)
class StoryField:
    """One field of `Article`.

    `unsigned`: why no sign-off covers it, though readers get it or a decision reads it; "" where
    one does. `untold`: why readers need no notice when it changes after print. `is_weighed`: never
    printed, but a decision rests on it. `default`: what it counts as in a digest that was taken
    before the field existed. `is_running`: text that goes on in sentences, in which a typing slip
    may be mended. `is_prose`: the house style reads it. `index`: where search weighs it.
    `is_brought`: a line of an archive may carry it."""

    name: str
    is_translated: bool = False
    is_required: bool = False
    is_printed: bool = True
    is_weighed: bool = False
    is_running: bool = False
    is_html: bool = False
    is_prose: bool = False
    index: Place = ""
    is_brought: bool = False
    default: Any = ""
    unsigned: str = ""
    untold: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether it is kept while it is typed: what is printed, and nothing of a source."""
        return self.is_printed


def _text(name: str, **more: Any) -> StoryField:
    return StoryField(name, is_translated=True, **{"is_prose": True, **more})


def _inside(name: str, why: str) -> StoryField:
    return StoryField(name, is_printed=False, unsigned=why)


_ROUND_THE_STORY = "Buttons beside the story, not a word of it; it shows with the next print."
_ADDRESS = "Whoever follows the old address is led on; nobody reads the address as the story."
_FOR_ENGINES = "Said in the lists of search engines, not on the page that readers read."
_WHEN = "When a story appears, not what it says: the moves and the clock look at it afresh."
_MEMORY = "The desk's own memory of the story: written by verbs, printed nowhere."

# Texts in the order in which an editor fills them in: first as they are read.
STORY_FIELDS: tuple[StoryField, ...] = (
    _text("kicker", is_running=True, index="lead", is_brought=True),
    _text("headline", is_running=True, index="head", is_brought=True, is_required=True),
    _text("standfirst", is_running=True, index="lead", is_brought=True),
    _text("body", is_running=True, is_html=True, index="body", is_brought=True, is_required=True),
    _text("dateline", index="lead", is_brought=True),
    _text("short_headline", is_running=True, is_brought=True),
    _text("sources_note"),
    _text("slug", is_prose=False, untold=_ADDRESS),
    _text("seo_title", untold=_FOR_ENGINES),
    _text("seo_description", untold=_FOR_ENGINES),
    StoryField("section", default=None),
    StoryField("genre", default="news"),
    StoryField("urgency", default=5),
    StoryField("is_exclusive", default=False),
    StoryField("is_sensitive", default=False),
    StoryField("source_language"),
    StoryField("topics"),
    StoryField("lead_image", default=None),
    StoryField("shares_enabled", default=True, unsigned=_ROUND_THE_STORY),
    StoryField("show_share_count", default=True, unsigned=_ROUND_THE_STORY),
    StoryField("is_own_observation", is_printed=False, is_weighed=True, default=False),
    StoryField("no_byline_reason", is_printed=False, is_weighed=True),
    _inside("ed_note", "A word between editors, printed nowhere."),
    _inside("event_date", "Where the desk looks for what is due; printed nowhere."),
    _inside("planned_for", _WHEN),
    _inside("publish_at", _WHEN),
    _inside("embargoed_until", _WHEN),
    _inside("legal_hold", "A move with its own right, which stops the print whatever is signed."),
    *(
        _inside(name, _MEMORY)
        for name in (
            *("id", "uuid", "uri", "sender_version", "status", "version", "digests"),
            "differs_from_print",
            *("first_published_at", "created_at", "created_by", "changed_at"),
        )
    ),
)

TEXT_FIELDS = tuple(one.name for one in STORY_FIELDS if one.is_translated)
# The first of them, as they stand on the page one under the other; the last is the text itself.
TEXTS_AS_READ = TEXT_FIELDS[: TEXT_FIELDS.index("body") + 1]
REQUIRED_TEXT_FIELDS = tuple(one.name for one in STORY_FIELDS if one.is_required)
RUNNING_TEXTS = tuple(one.name for one in STORY_FIELDS if one.is_running)
PROSE_TEXTS = tuple(one.name for one in STORY_FIELDS if one.is_prose)
BROUGHT_TEXTS = tuple(one.name for one in STORY_FIELDS if one.is_brought)
HTML_TEXTS = frozenset(one.name for one in STORY_FIELDS if one.is_html)
# Printed values that are no text: genre, section, marks, what stands round the story.
PRINTED_FACTS = tuple(
    one.name
    for one in STORY_FIELDS
    if one.is_printed and not one.is_translated and one.name not in {"topics", "lead_image"}
)
FIELD: Mapping[str, StoryField] = {one.name: one for one in STORY_FIELDS}


def indexed(place: Place) -> tuple[str, ...]:
    """The texts that search reads at one place."""
    return tuple(one.name for one in STORY_FIELDS if one.index == place)


_BY_IDENTITY = (
    "Signed by identity, not by name: a chief names it anew, which is logged, and print follows."
)
_LAID_OUT = "How a picture is cut or a front is filled; the front's own editor answers for it."
_ON_EVERY_PAGE = (
    "No part of a story: a line of the desk's own, which leads to one and goes with it."
)
_SIGNED_BY_ONE = "Printed at once by one editor under his name (docs/decisions/026)."
_IN_THE_REGISTER = "Of the handler's register; what the desk decides on stands beside it."

# What stands behind a story in rows of its own: model → field → why no sign-off covers it, "" where
# one does. A change of a signed one, wherever it is made, lets the sign-offs of the story fall.
BEHIND_THE_STORY: Mapping[str, Mapping[str, str]] = {
    "Byline": {"contributor": "", "credit": "", "position": ""},
    "Attribution": {
        **dict.fromkeys(["agreement", "language", "exact", "kind", "gravity", "speaker"], ""),
        "is_relayed": "",
    },
    "Verification": {
        **dict.fromkeys(["kind", "method", "evidence", "outcome", "exact", "language"], ""),
        "attribution": "Where the check was written down; what counts are the words of it.",
    },
    "RightOfReply": {
        **dict.fromkeys(["party", "channel", "asked_at", "deadline", "answer", "answered_at"], ""),
        **dict.fromkeys(["about", "denies", "reason_none", "not_asked"], ""),
        "shown_to_readers": "",
    },
    "Source": {
        **dict.fromkeys(["kind", "reliability"], ""),
        **dict.fromkeys(["code_name", "handler", "created_at"], _IN_THE_REGISTER),
    },
    "Agreement": {
        **dict.fromkeys(["ground_rule", "description", "reason", "expires_on"], ""),
        "source": "An agreement stays with its source.",
        **dict.fromkeys(["terms", "agreed_on", "may_be_contacted"], _IN_THE_REGISTER),
    },
    "Attestation": {"source": "", "how": _IN_THE_REGISTER, "at": _IN_THE_REGISTER},
    "Image": {
        **dict.fromkeys(["alt_text", "caption", "credit", "usage_terms", "rights_expire_at"], ""),
        "file": "Never exchanged: another file is another picture.",
        **dict.fromkeys(["focal_x", "focal_y"], _LAID_OUT),
    },
    "ArticleImage": dict.fromkeys(
        ["image", "position"], "A shelf of pictures for the text; printed where the text names one."
    ),
    "Section": {
        **dict.fromkeys(["name", "slug", "position", "colour"], _BY_IDENTITY),
        "layout": _LAID_OUT,
    },
    "Topic": {
        **dict.fromkeys(["kind", "name", "slug", "description"], _BY_IDENTITY),
        **dict.fromkeys(["aliases", "media_topic"], _BY_IDENTITY),
    },
    "Contributor": {
        **dict.fromkeys(["name", "slug", "biography", "portrait"], _BY_IDENTITY),
        "user": "Whoever made a story stays its author, whatever the page says.",
    },
    "BreakingLine": dict.fromkeys(["line", "starts_at", "ends_at"], _ON_EVERY_PAGE),
    "LiveEntry": {
        **dict.fromkeys(["language", "entry", "kind", "headline", "text"], _SIGNED_BY_ONE),
        **dict.fromkeys(["said_by", "is_key", "is_last", "told", "by", "at"], _SIGNED_BY_ONE),
    },
    "FrontSlot": dict.fromkeys(
        ["section", "position", "headline_override", "topic", "pinned_until"], _LAID_OUT
    ),
}
