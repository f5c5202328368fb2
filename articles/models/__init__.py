"""The nouns of the paper. Fields, constraints and QuerySets; no verbs."""

from articles.models.approval import Approval
from articles.models.article import Article
from articles.models.attribution import Attribution, RightOfReply, Verification
from articles.models.authorship import Authorship
from articles.models.brake import Brake
from articles.models.breaking import BreakingLine
from articles.models.change import Change
from articles.models.closure import Closure
from articles.models.contributor import Byline, Contributor
from articles.models.correction import Correction
from articles.models.delivery import Delivery
from articles.models.epoch import Epoch
from articles.models.former_slug import FormerSlug
from articles.models.front import FrontSlot
from articles.models.image import ArticleImage, Image, NamedPicture
from articles.models.invitation import Invitation
from articles.models.kept import Kept
from articles.models.letter import Letter
from articles.models.links import ContributorLink, TopicLink
from articles.models.live import LiveEntry
from articles.models.match import Match
from articles.models.named_version import NamedVersion
from articles.models.note import EditorialNote, Task
from articles.models.paper_page import PaperPage
from articles.models.power import AccountChange, AccountRequest, Acknowledgement, DemoAccount
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.printed import Printed
from articles.models.proof import Proof
from articles.models.publication import Publication
from articles.models.record import WrittenOnce
from articles.models.revision import Revision
from articles.models.seal import SealedIdentity, SealGrant  # noqa: F401  registered with Django
from articles.models.search import DeskWords, PrintedWords, Spelling
from articles.models.section import Layout, Section
from articles.models.session import Session
from articles.models.setback import Setback
from articles.models.share import (
    Channel,
    ShareDay,
    ShareEvent,
    ShareKey,
    ShareReview,
    ShareTotal,
)
from articles.models.slip import Slip
from articles.models.source import (  # noqa: F401  registered with Django; imported from their file
    Agreement,
    AgreementVersion,
    Attestation,
    AttestationRequest,
    RefusedLook,
    Source,
    SourceAccess,
)
from articles.models.status import Status, StatusAssigned
from articles.models.stock_phrase import StockPhrase
from articles.models.story_template import StoryTemplate
from articles.models.stroke import Stroke
from articles.models.token import Token
from articles.models.topic import Topic
from articles.models.transition import Transition

__all__ = [
    "AccountChange",
    "AccountRequest",
    "Acknowledgement",
    "Approval",
    "Article",
    "ArticleImage",
    "Attribution",
    "Authorship",
    "Brake",
    "BreakingLine",
    "Byline",
    "Change",
    "Channel",
    "Closure",
    "Contributor",
    "ContributorLink",
    "Correction",
    "Delivery",
    "DemoAccount",
    "DeskWords",
    "EditorialNote",
    "Epoch",
    "FormerSlug",
    "FrontSlot",
    "Image",
    "Invitation",
    "Kept",
    "Layout",
    "Letter",
    "LiveEntry",
    "Match",
    "NamedPicture",
    "NamedVersion",
    "PaperPage",
    "Presence",
    "PreviewLink",
    "Printed",
    "PrintedWords",
    "Proof",
    "Publication",
    "Revision",
    "RightOfReply",
    "Section",
    "Session",
    "Setback",
    "ShareDay",
    "ShareEvent",
    "ShareKey",
    "ShareReview",
    "ShareTotal",
    "Slip",
    "Spelling",
    "Status",
    "StatusAssigned",
    "StockPhrase",
    "StoryTemplate",
    "Stroke",
    "Task",
    "Token",
    "Topic",
    "TopicLink",
    "Transition",
    "Verification",
    "WrittenOnce",
]
