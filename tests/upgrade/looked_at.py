"""Run by the test beside it in a newsroom that was migrated: what became of the first edition, as
JSON on standard output."""

import json
import os
import sys

import django

sys.path.insert(0, os.getcwd())
django.setup()

from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import press, workflow  # noqa: E402
from articles.models import Approval, Article, Publication, Section  # noqa: E402
from articles.workflow import changes, composing, signoffs  # noqa: E402

now = timezone.now()
found: dict = {"stories": {}, "pages": {}}
found["sections_fr"] = list(Section.objects.values_list("name_fr", flat=True))
for article in Article.objects.order_by("pk"):
    composed = composing.compose(article)
    found["stories"][article.pk] = {
        "status": article.status,
        "is_current": article.digests == composing.digests_of(composed),
        "differs": article.differs_from_print,
        "held": sorted(f"{n.kind} {n.language}" for n in signoffs.holding(workflow.Facts(article))),
        "missing": sorted(
            f"{n.kind} {n.language}" for n in signoffs.missing(workflow.Facts(article))
        ),
        # Our own sentences round its facts may be worded anew; that is no change of the story.
        "changed": [
            one.language
            for one in changes.since_print(workflow.Facts(article, composed=composed))
            if one.is_told or one.weighed
        ]
        if article.status == "published"
        else [],
        "authors": sorted(one.account.username for one in article.authorships.authors()),
    }
for publication in Publication.objects.public(at=now):
    page = Client().get(publication.get_absolute_url(), SERVER_NAME="localhost")
    found["pages"][publication.pk] = page.status_code
    stored = press.restored(publication.proof.composition)
    assert stored.text("headline") == publication.headline
found["proofs_missing"] = Publication.objects.filter(proof=None).count()
found["bound"] = Approval.objects.exclude(proof=None).count()
found["kinds"] = sorted(workflow.MOVES)
sys.stdout.write(json.dumps(found))
