"""Taking an archive in: stories that another paper or system published already are printed
under one logged import approval, many at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import press, search, wire
from articles.models import (
    Approval,
    Article,
    Byline,
    Contributor,
    Proof,
    Publication,
    Revision,
    Section,
    Status,
    Topic,
    Transition,
)
from articles.models.status import status_may_change
from articles.models.story_fields import TEXT_FIELDS
from articles.roles import CHIEFS
from articles.sources import Sourcing, weighed
from articles.workflow import people
from articles.workflow.composing import Composed, digests_of, proof_fields, sealed
from articles.workflow.edits import snapshot_of, tidy
from articles.workflow.facts import Facts
from articles.workflow.move import Move
from articles.workflow.people import Account
from articles.workflow.printable import against_publishing
from articles.workflow.refusals import Reason, Refused

MOVE = Move(
    name="take_in",
    label=_("Archive import"),
    origins=frozenset({Status.DRAFT}),
    target=Status.PUBLISHED,
    roles=CHIEFS,
    in_bulk=True,
)


@dataclass(slots=True)
class ArchivedStory:
    """A story as an archive holds it. `texts`: language → field → text; `uri` is its name there."""

    texts: Mapping[str, Mapping[str, str]]
    language: str
    section: Section
    published_at: datetime
    uri: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    topics: Sequence[Topic] = ()
    contributors: Sequence[tuple[Contributor, str]] = ()


def take_in(stories: Sequence[ArchivedStory], *, by: Account, at: datetime) -> list[Article]:
    """Prints all of `stories` in one transaction: about ten queries, however many they are.

    Raises Refused when the account may not, or when a story lacks its headline or body."""
    if not people.roles_of(by) & MOVE.roles:
        raise Refused([Reason("wrong_role", _("Your role does not take an archive in."))])
    with transaction.atomic(), status_may_change():
        articles, revisions, proofs, printed = [], [], [], []
        for story in stories:  # one after the other: the parsed body is still at hand
            article = _article(story, at=at)
            composed = _composed(story, article)
            article.digests = digests_of(composed)
            if reasons := _against(story, article, at):
                raise Refused(reasons)
            articles.append(article)
            revisions.append(_revision(story, article, at=at))
            for language in article.filled_languages():
                proof = Proof(article=article, **proof_fields(language, composed[language]))
                proofs.append(proof)
                made = _publication(story, article, composed[language])
                printed.append((made, composed[language].composition))
        Article.objects.bulk_create(articles, batch_size=200)
        Revision.objects.bulk_create(revisions, batch_size=500)
        Proof.objects.bulk_create(proofs, batch_size=200)
        _log(articles, proofs, by=by, at=at)
        prints = press.print_archive(printed, revisions, proofs)
        search.index_archive(prints, articles)
        _link(list(zip(stories, articles, strict=True)))
        wire.record_archive(articles, at=at)
    return articles


def _composed(story: ArchivedStory, article: Article) -> dict[str, Composed]:
    """The same as the desk composes, from what is known already: an archive names no source."""
    return {
        language: sealed(
            press.compose(
                article,
                language,
                byline=[(contributor.pk, credit) for contributor, credit in story.contributors],
                topics=[topic.pk for topic in story.topics],
                images={},
            ),
            weighed(article, Sourcing(), language),
        )
        for language in settings.LANGUAGE_CODES
    }


def _article(story: ArchivedStory, *, at: datetime) -> Article:
    # All of them, for the default of each that is not given costs a change of language.
    texts = {
        f"{name}_{language}": story.texts.get(language, {}).get(name, "")
        for language in settings.LANGUAGE_CODES
        for name in TEXT_FIELDS
    }
    article = Article(
        status=Status.PUBLISHED,
        uri=story.uri,
        source_language=story.language,
        section=story.section,
        first_published_at=story.published_at,
        created_by=None,  # whoever brings an archive did not write it: the log names him
        created_at=at,
        changed_at=story.published_at,
        no_byline_reason="" if story.contributors else "archive",
        **texts,
        **story.fields,
    )
    tidy(article)
    return article


def _against(story: ArchivedStory, article: Article, at: datetime) -> list[Reason]:
    """What stands against publishing any story. The approval of the import stands for sign-offs and
    for what was known of sources, for nothing else."""
    language = article.source_language
    approved = Approval(
        kind=Approval.Kind.IMPORT, language=language, digest=article.digests[language]
    )
    facts = Facts(
        article,
        sourcing=Sourcing(),
        approvals=[approved],
        authors={},
        credited=[contributor.user_id for contributor, _credit in story.contributors],
        pictures=[],
    )
    return against_publishing(facts, is_the_clock=False, at=at)


def _revision(story: ArchivedStory, article: Article, *, at: datetime) -> Revision:
    shot = snapshot_of(
        article,
        topics=[topic.pk for topic in story.topics],
        bylines=[(contributor.pk, credit) for contributor, credit in story.contributors],
        attributions=[],
    )
    return Revision(article=article, number=1, author=None, at=at, snapshot=shot)


def _log(
    articles: Sequence[Article], proofs: Sequence[Proof], *, by: Account | None, at: datetime
) -> None:
    Approval.objects.bulk_create(
        [
            Approval(
                article=proof.article,
                kind=Approval.Kind.IMPORT,
                language=proof.language,
                digest=proof.digest,
                proof=proof,
                by=by,
                at=at,
            )
            for proof in proofs
        ],
        batch_size=500,
    )
    Transition.objects.bulk_create(
        [
            Transition(
                article=article,
                move=MOVE.name,
                from_status=Status.DRAFT,
                to_status=Status.PUBLISHED,
                by=by,
                at=at,
            )
            for article in articles
        ],
        batch_size=500,
    )


def _publication(story: ArchivedStory, article: Article, composed: Composed) -> Publication:
    made = press.publication(
        article,
        composed.composition,
        at=story.published_at,
        visible_from=story.published_at,
        contributors={contributor.pk: contributor for contributor, _credit in story.contributors},
        images={},
    )
    made.languages = article.filled_languages()
    return made


def _link(pairs: Sequence[tuple[ArchivedStory, Article]]) -> None:
    """The topics and people of every story."""
    of_article: Any = Article.topics.through
    of_article.objects.bulk_create(
        [
            of_article(article_id=article.pk, topic_id=topic.pk)
            for story, article in pairs
            for topic in story.topics
        ],
        batch_size=500,
    )
    Byline.objects.bulk_create(
        [
            Byline(article=article, contributor=contributor, credit=credit, position=position)
            for story, article in pairs
            for position, (contributor, credit) in enumerate(story.contributors)
        ],
        batch_size=500,
    )
