"""Sign-offs covered headline, kicker, standfirst, body, lead picture and passages. From here on they
cover all that is printed and all that was weighed, and what they cover is kept as a proof.

Every story gets its digests, its authors and the proofs of its prints. A sign-off that held is
carried over where nothing it now covers can be newer than it: for a printed story where what would
be printed is what is printed, for another one where neither the story, a picture in it nor a source
behind it was changed since. Otherwise it falls: an approved or scheduled story goes back to review,
and each is named at the end and in var/upgrade-0009.txt.

The composing below is frozen: it makes version 2 of the digest, whatever the program makes later.
It works in batches, each in a transaction of its own, and goes on where it was stopped."""

import datetime
import html
import re
from collections import Counter, defaultdict
from pathlib import Path

from django.conf import settings
from django.db import migrations, transaction
from django.utils import timezone
from tqdm import tqdm

from articles.text.digest import canonical_html, digest, flattened
from articles.text.html import plain_text, sanitise
from articles.text.slug import slugify

BATCH = 200
TEXTS = ("kicker", "headline", "short_headline", "standfirst", "dateline", "body", "slug", "seo_title", "seo_description")
FACTS = {
    "section_id": ("section", None),
    "genre": ("genre", "news"),
    "urgency": ("urgency", 5),
    "is_exclusive": ("is_exclusive", False),
    "is_sensitive": ("is_sensitive", False),
    "source_language": ("source_language", ""),
    "shares_enabled": ("shares_enabled", True),
    "show_share_count": ("show_share_count", True),
}
UNSIGNED = {"shares_enabled", "show_share_count"}
RUNNING = ("kicker", "headline", "short_headline", "standfirst", "body")
UNNAMED = {"background", "deep_background", "off_the_record"}
EDITORS = {"desk_editor", "managing_editor", "editor_in_chief"}
FEW_WORDS = 20
PICTURE = re.compile(r'<figure[^>]*\bdata-image="(\d{1,18})"[^>]*>.*?</figure>', re.DOTALL)
PRINTED = re.compile(
    r'<figure class="picture"><img [^>]*?\balt="([^"]*)"[^>]*>'
    r"<figcaption>(.*?) <cite>(.*?)</cite></figcaption></figure>",
    re.DOTALL,
)


def said(row, name, language):
    return getattr(row, f"{name}_{language}", "") or ""


def picture(image, language):
    words = {name: said(image, name, language) for name in ("alt_text", "caption", "credit")}
    return {"image": image.pk, **words}


def covers(other, one):
    return not other.exact.strip() or (bool(one.exact.strip()) and one.exact.strip() in other.exact)


class Story:
    """One story with all it rests on, from rows that are here already."""

    def __init__(self, article, images, editors):
        self.article, self.images, self.editors = article, images, editors
        self.bylines = sorted(article.bylines.all(), key=lambda one: (one.position, one.pk))
        attributions = sorted(article.attributions.all(), key=lambda one: one.pk)
        self.own = [one for one in attributions if one.language == article.source_language]
        self.others = [one for one in attributions if one.language != article.source_language]
        self.replies = sorted(article.replies.all(), key=lambda one: one.pk)
        self.revisions = sorted(article.revisions.all(), key=lambda one: one.number)
        self.approvals = list(article.approvals.all())
        self.is_archived = any(one.kind == "import" for one in self.approvals)
        self.latest = self.revisions[-1] if self.revisions else None

    # ── who made it ──

    def authors(self, accounts):
        """Account → (for good, words). `accounts`: contributor → account."""
        ever = {one.contributor_id for one in self.bylines}
        for revision in self.revisions:
            ever |= {contributor for contributor, _credit in revision.snapshot.get("bylines", [])}
        good = {accounts[one] for one in ever if accounts.get(one)}
        if self.article.created_by_id and not self.is_archived:
            good.add(self.article.created_by_id)
        words = self.words()
        return {one: (one in good, words.get(one, 0)) for one in {*good, *words}}

    def words(self):
        owners, present = defaultdict(list), Counter()
        for revision in self.revisions:
            author = None if self.is_archived and revision.number == 1 else revision.author_id
            present = Counter(words_of(revision.snapshot["text"]))
            for word, count in present.items():
                owners[word] += [author] * (count - len(owners[word]))
        shares = Counter()
        for word, count in present.items():
            shares.update(one for one in owners[word][:count] if one is not None)
        return dict(shares)

    # ── what readers get of it ──

    def composition(self, language):
        texts = {name: said(self.article, name, language) for name in TEXTS}
        texts["body"] = sanitise(texts["body"])
        numbers = dict.fromkeys(int(one) for one in PICTURE.findall(texts["body"]))
        lead = self.images.get(self.article.lead_image_id)
        return {
            "language": language,
            "texts": texts,
            "facts": {name: getattr(self.article, column) for column, (name, _d) in FACTS.items()},
            "byline": self.credited([(b.contributor_id, b.credit) for b in self.bylines], language),
            "topics": sorted(one.pk for one in self.article.topics.all()),
            "lead": picture(lead, language) if lead else None,
            "pictures": [picture(self.images[n], language) for n in numbers if n in self.images],
            "disclosure": self.disclosure(language),
            "passages": self.passages(language),
        }

    def printed(self, publication):
        """The composition of a standing print, from its own columns and the revision it is of."""
        language, shot = publication.language, publication.revision.snapshot
        body = sanitise(shot["text"].get(language, {}).get("body") or "")
        slug = publication.slug
        if slug == slugify(publication.headline, language, fallback="story"):
            slug = shot["text"].get(language, {}).get("slug") or ""
        texts = {name: getattr(publication, name, "") or "" for name in TEXTS if name not in ("body", "slug")}
        numbers = list(dict.fromkeys(int(one) for one in PICTURE.findall(body)))
        words = [[html.unescape(one) for one in found] for found in PRINTED.findall(publication.body_html)]
        shown = [n for n in numbers if n in self.images]
        pictures = [picture(self.images[n], language) for n in shown]
        if len(words) == len(pictures):
            for one, (alt, caption, credit) in zip(pictures, words):
                one.update(alt_text=alt, caption=caption, credit=credit)
        lead = self.images.get(publication.lead_image_id)
        facts = {
            name: getattr(publication, column, None) for column, (name, _d) in FACTS.items() if name != "source_language"
        }
        return {
            "language": language,
            "texts": {**texts, "body": body, "slug": slug},
            "facts": {**facts, "source_language": shot.get("source_language", "")},
            "byline": self.credited([tuple(one) for one in shot.get("bylines", [])], language),
            "topics": sorted(one.pk for one in publication.topics.all()),
            "lead": picture(lead, language) if lead else None,
            "pictures": pictures,
            "disclosure": dict(publication.disclosure),
            "passages": self.passages(language),
        }

    def credited(self, byline, language):
        translated = language != self.article.source_language
        return [list(one) for one in byline if one[1] != "translation" or translated]

    def is_proven(self, one):
        return any(
            other.agreement.source_id != one.agreement.source_id and covers(other, one) for other in self.own
        )

    def disclosure(self, language):
        unnamed = [one for one in self.own if one.agreement.ground_rule in UNNAMED]
        told = {}
        for one in unnamed:
            if one.agreement.ground_rule == "background" and one.agreement_id not in told:
                told[one.agreement_id] = {
                    "ref": len(told) + 1,
                    "description": said(one.agreement, "description", language),
                    "reason": said(one.agreement, "reason", language),
                    "rule": one.agreement.ground_rule,
                }
        if not told:
            return {}
        asked = [
            {"party": said(one, "party", language), "answer": said(one, "answer", language)}
            for one in self.replies
            if one.shown_to_readers and one.asked_at and said(one, "party", language)
        ]
        proven = all(self.is_proven(one) for one in unnamed)
        return {"sources": list(told.values()), "is_corroborated": proven, "asked": asked}

    def passages(self, language):
        places = {}
        for one in self.own:
            if one.agreement.ground_rule == "background":
                places.setdefault(one.agreement_id, len(places) + 1)
        return [
            {"ref": places[one.agreement_id], "exact": one.exact, "prefix": one.prefix, "suffix": one.suffix}
            for one in [*self.own, *self.others]
            if one.exact and one.language == language and one.agreement_id in places
        ]

    # ── what it rests on ──

    def weighed(self, language, authors):
        own = [*self.own, *(one for one in self.others if one.language == language)]
        facts = {}
        if self.article.is_own_observation:
            facts["is_own_observation"] = True
        if self.article.no_byline_reason:
            facts["no_byline_reason"] = self.article.no_byline_reason
        unnamed = {
            one.agreement.source_id: one.agreement.source
            for one in [*self.own, *self.others]
            if one.agreement.ground_rule in UNNAMED
        }
        attested = {
            (pk, word.editor_id)
            for pk, source in unnamed.items()
            for word in source.attestations.all()
            if word.editor_id in self.editors and word.editor_id not in authors
        }
        return {
            "passages": [self.weighed_passage(one) for one in own],
            "attested": [list(one) for one in sorted(attested)],
            "replies": [weighed_reply(one, language) for one in self.replies],
            "facts": facts,
            "pictures": self.rights(language),
        }

    def rights(self, language):
        numbers = [int(one) for one in PICTURE.findall(sanitise(said(self.article, "body", language)))]
        used = {*numbers, self.article.lead_image_id}
        return [
            [one.pk, minute(one.rights_expire_at), one.usage_terms]
            for pk, one in sorted(self.images.items())
            if pk in used
        ]

    def weighed_passage(self, one):
        agreement = one.agreement
        return {
            "agreement": agreement.pk,
            "source": agreement.source_id,
            "source_kind": agreement.source.kind,
            "reliability": agreement.source.reliability,
            "rule": agreement.ground_rule,
            "expires_on": agreement.expires_on.isoformat() if agreement.expires_on else "",
            "exact": one.exact,
            "prefix": one.prefix,
            "suffix": one.suffix,
            "language": one.language,
            "kind": one.kind,
            "gravity": one.gravity,
            "speaker": one.speaker,
            "is_relayed": one.is_relayed,
            "standing": "corroborated" if self.is_proven(one) else "unverified",
            "checks": [],
        }


def minute(moment):
    return moment.astimezone(datetime.UTC).isoformat(timespec="minutes") if moment else ""


def weighed_reply(reply, language):
    return {
        "party": said(reply, "party", language),
        "answer": said(reply, "answer", language),
        "channel": reply.channel,
        "asked_at": minute(reply.asked_at),
        "deadline": minute(reply.deadline),
        "answered_at": minute(reply.answered_at),
        "denies": False,
        "reason_none": reply.reason_none,
        "is_shown": reply.shown_to_readers,
    }


def words_of(texts):
    for language, fields in texts.items():
        for name in RUNNING:
            text = fields.get(name) or ""
            for word in (plain_text(text) if name == "body" else text).split():
                if bare := word.strip(".,،؛;:!?؟…«»“”\"()[]"):
                    yield f"{language} {bare}"


def signed(composition):
    defaults = dict(FACTS.values())
    return {
        "texts": {
            name: canonical_html(text) if name == "body" else text for name, text in composition["texts"].items()
        },
        "facts": {
            name: value
            for name, value in composition["facts"].items()
            if name not in UNSIGNED and value != defaults[name]
        },
        **{name: composition[name] for name in ("byline", "topics", "lead", "pictures", "passages")},
        "disclosure": {k: v for k, v in composition["disclosure"].items() if k != "sentences"},
    }


def digest_of(composition, weighed):
    if not any(text.strip() for text in composition["texts"].values()):
        return ""
    return "2." + digest(dict(flattened({"composition": signed(composition), "weighed": weighed})))


def stored(composition):
    kept = {name: value for name, value in composition.items() if value or name == "language"}
    kept["texts"] = {name: text for name, text in composition["texts"].items() if text}
    kept["byline"] = composition["byline"]
    return kept


def old_seal(revision, kind, language):
    own = revision.digests.get(language, "")
    if kind != "translation":
        return own
    source = revision.snapshot["source_language"]
    return f"{own[:32]}{revision.digests.get(source, '')[:32]}"


def new_seal(digests, kind, language, source_language):
    own = digests.get(language, "")
    return own if kind != "translation" else f"{own[:34]}{digests.get(source_language, '')[:34]}"


class CarryingOver:
    def __init__(self, apps):
        self.of = lambda name: apps.get_model("articles", name)
        self.accounts = dict(self.of("Contributor").objects.filter(user__isnull=False).values_list("pk", "user"))
        User = apps.get_model(settings.AUTH_USER_MODEL)
        self.editors = set(User.objects.filter(groups__name__in=EDITORS).values_list("pk", flat=True))
        self.logged = self.changes_logged(apps)
        self.fallen = []

    def changes_logged(self, apps):
        """(model, key) → when the admin last changed it."""
        last = {}
        try:
            entries = apps.get_model("admin", "LogEntry").objects
        except LookupError:
            return last
        made = entries.filter(content_type__app_label="articles", content_type__model__in=["image", "source"])
        for model, key, at in made.filter(action_flag=2).values_list("content_type__model", "object_id", "action_time"):
            last[model, key] = max(at, last.get((model, key), at))
        return last

    def batch(self, keys):
        articles = list(
            self.of("Article").objects.filter(pk__in=keys).prefetch_related(
                "bylines", "topics", "replies", "approvals", "revisions", "publications__topics",
                "publications__revision", "attributions__agreement__source__attestations",
            )
        )
        wanted = {pk for a in articles for pk in self.pictures_of(a)}
        images = self.of("Image").objects.in_bulk(wanted)
        with transaction.atomic():
            for article in articles:
                self.carry(Story(article, images, self.editors))

    def pictures_of(self, article):
        yield from filter(None, [article.lead_image_id, *(p.lead_image_id for p in article.publications.all())])
        texts = [said(article, "body", code) for code in settings.LANGUAGE_CODES]
        for publication in article.publications.all():
            texts.append(publication.revision.snapshot["text"].get(publication.language, {}).get("body") or "")
        for text in texts:
            yield from (int(one) for one in PICTURE.findall(text))

    def carry(self, story):
        article = story.article
        authors = story.authors(self.accounts)
        self.of("Authorship").objects.bulk_create(
            self.of("Authorship")(article=article, account_id=account, is_for_good=good, words=words)
            for account, (good, words) in authors.items()
        )
        barred = {account for account, (good, words) in authors.items() if good or words > FEW_WORDS}
        now = {code: story.composition(code) for code in settings.LANGUAGE_CODES}
        weighed = {code: story.weighed(code, barred) for code in now}
        digests = {code: digest_of(now[code], weighed[code]) for code in now}
        held = [
            one for one in story.approvals
            if story.latest and one.digest == old_seal(story.latest, one.kind, one.language)
        ]
        proofs, same, printed_at = {}, set(), {}
        for publication in article.publications.all():
            self.print_of(story, publication, now, weighed, proofs, same)
            if article.first_published_at:
                printed_at[publication.language] = publication.modified_at
        for approval in held:
            language = approval.language
            was_printed = language in printed_at and approval.at <= printed_at[language]
            if was_printed:
                stands = {language, article.source_language} <= same
            else:
                stands = self.is_untouched(story, approval)
            if not stands:
                self.fallen.append((article.pk, approval.kind, language, article.status))
                continue
            if language not in proofs:
                proofs[language] = self.proof(story, now[language], weighed[language])
            approval.proof = proofs[language]
            approval.digest = new_seal(digests, approval.kind, language, article.source_language)
            approval.save(update_fields=["digest", "proof"])
        self.of("Article").objects.filter(pk=article.pk).update(digests=digests)
        fell = {one for one in self.fallen if one[0] == article.pk}
        if fell and article.status in {"approved", "scheduled"}:
            self.reopen(article)

    def print_of(self, story, publication, now, weighed, proofs, same):
        language = publication.language
        was = story.printed(publication)
        publication.proof = self.proof(story, was, weighed.get(language, {}))
        if language in now and publication.proof.digest == digest_of(now[language], weighed[language]):
            same.add(language)
            proofs[language] = publication.proof
        # Readers saw the words that stood on the picture's page.
        lead = was["lead"] or {}
        publication.printed_at = publication.modified_at
        publication.lead_alt_text = lead.get("alt_text", "")
        publication.lead_caption = lead.get("caption", "")
        publication.lead_credit = lead.get("credit", "")
        publication.save(
            update_fields=["proof", "printed_at", "lead_alt_text", "lead_caption", "lead_credit"]
        )

    def proof(self, story, composition, weighed):
        return self.of("Proof").objects.create(
            article=story.article,
            language=composition["language"],
            digest=digest_of(composition, weighed),
            composition=stored(composition),
            weighed=weighed,
        )

    def is_untouched(self, story, approval):
        """Whether nothing that the sign-off now covers can be newer than it."""
        if story.latest.at > approval.at:
            return False
        rows = [("image", str(pk)) for pk in self.pictures_of(story.article)]
        rows += [("source", str(one.agreement.source_id)) for one in [*story.own, *story.others]]
        return all(row not in self.logged or self.logged[row] <= approval.at for row in rows)

    def reopen(self, article):
        now = timezone.now()
        for publication in article.publications.all():
            publication.delete()
        self.of("Transition").objects.create(
            article=article, move="reopen", from_status=article.status, to_status="in_review", at=now,
            reason="0009: a sign-off covers more than it did",
        )
        self.of("Article").objects.filter(pk=article.pk).update(
            status="in_review", version=article.version + 1, changed_at=now
        )

    def report(self):
        if not self.fallen:
            return
        lines = [f"story {pk} ({status}): {kind} {language}" for pk, kind, language, status in self.fallen]
        print(f"\n  {len(lines)} sign-offs fell, for what they cover may be newer than they are:")
        print("\n".join(f"    {line}" for line in lines[:50]))
        path = Path(settings.VAR_DIR) / "upgrade-0009.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n")
        except OSError as problem:
            print(f"    (the whole list could not be written: {problem})")


def carry_over(apps, schema_editor):
    waiting = apps.get_model("articles", "Article").objects.filter(digests={})
    total = waiting.count()
    if not total:
        return
    work, last = CarryingOver(apps), 0
    with tqdm(total=total, unit=" stories", leave=False, disable=total < BATCH) as bar:
        while keys := list(waiting.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            work.batch(keys)
            last = keys[-1]
            bar.update(len(keys))
    work.report()


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("articles", "0008_what_is_signed"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
