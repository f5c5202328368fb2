"""The house the demo stories live in: accounts, sections, topics, people, sources. Building it
again finds what is there and changes nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User

from articles import images, roles
from articles.models import Contributor, DemoAccount, Image, Section, Topic
from articles.models.source import Agreement, Attestation, Source

CONTENT = Path(__file__).parent

ROLE_NAMES = {
    roles.REPORTER: "مراسل",
    roles.DESK_EDITOR: "محرر القسم",
    roles.COPY_EDITOR: "مدقق لغوي",
    roles.PICTURE_EDITOR: "محرر الصور",
    roles.TRANSLATOR: "مترجم",
    roles.MANAGING_EDITOR: "مدير التحرير",
    roles.EDITOR_IN_CHIEF: "رئيس التحرير",
    roles.LEGAL: "المستشار القانوني",
    roles.SOURCE_CUSTODIAN: "أمين المصادر",
    roles.SYSTEM_ADMIN: "مدير النظام",
}

_DRAWN = {"ar": "رسم: الرواق", "en": "Illustration: Al-Riwaq"}

# Who, in the words of sources.json, knows a source; the managing editor unless another is named.
_KNOWN_BY = {"رئيس التحرير": roles.EDITOR_IN_CHIEF, "محرر القسم": roles.DESK_EDITOR}


@dataclass(slots=True)
class House:
    accounts: Mapping[str, User]
    sections: Mapping[str, Section]
    topics: Mapping[str, Topic]
    people: Mapping[str, Contributor]
    agreements: Mapping[tuple[str, int], Agreement] = field(default_factory=dict)


def content(name: str) -> Any:
    """What one of the demo's JSON files says."""
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def in_languages(name: str, words: Mapping[str, str] | None) -> dict[str, str]:
    """A translated field of the languages this deployment has: {"name_ar": …, "name_en": …}."""
    return {
        f"{name}_{code}": text
        for code, text in (words or {}).items()
        if code in settings.LANGUAGE_CODES and text
    }


def picture(name: str) -> IO[bytes]:
    """One of the demo's pictures; how they were made: `python -m pictures --help`."""
    return (CONTENT / "pictures" / f"{name}.webp").open("rb")


def take_in(name: str, told: Mapping[str, Any], *, by: User, at: datetime) -> Image:
    """The picture `name` with its words as `told`: alt, caption and credit by language."""
    with picture(name) as file:
        return images.accept(
            file,
            by=by,
            at=at,
            **in_languages("alt_text", told["alt"]),
            **in_languages("caption", told.get("caption")),
            **in_languages("credit", told["credit"]),
        )


# Who holds each role; those who also write are the people of people.json.
_HOLDERS = {
    roles.REPORTER: ("سلمى", "الهاشم"),
    roles.DESK_EDITOR: ("بدر", "الصوّاغ"),
    roles.COPY_EDITOR: ("وداد", "القبّاني"),
    roles.PICTURE_EDITOR: ("سامر", "الحلواني"),
    roles.TRANSLATOR: ("نادين", "عازار"),
    roles.MANAGING_EDITOR: ("هالة", "المنصور"),
    roles.EDITOR_IN_CHIEF: ("مالك", "الرفاعي"),
    roles.LEGAL: ("نجلاء", "شرف"),
    roles.SOURCE_CUSTODIAN: ("طارق", "العبيدي"),
    roles.SYSTEM_ADMIN: ("فادي", "خليل"),
}


def make_accounts(password: str) -> dict[str, User]:
    """One account a role, named like it. Those that exist keep their password and their roles."""
    secret = make_password(password)
    accounts = {}
    for role in roles.ROLES:
        first, last = _HOLDERS[role]
        known = {"is_staff": True, "password": secret, "first_name": first, "last_name": last}
        user, made = User.objects.get_or_create(username=role, defaults=known)
        if made:
            user.groups.add(Group.objects.get(name=role))
            DemoAccount.objects.create(account=user)
        accounts[role] = user
    return accounts


def build(accounts: Mapping[str, User], *, at: datetime) -> House:
    """Everything the demo stories refer to, by slug or code name."""
    house = House(accounts, _sections(), _topics(), _people(accounts, at=at))
    house.agreements = _agreements(accounts, at=at)
    return house


def _sections() -> dict[str, Section]:
    made = {}
    for one in content("sections.json"):
        kept = {name: one[name] for name in ("colour", "position", "layout")}
        made[one["slug"]], _new = Section.objects.get_or_create(
            slug=one["slug"], defaults={**in_languages("name", one["name"]), **kept}
        )
    return made


def _topics() -> dict[str, Topic]:
    made = {}
    for one in content("topics.json"):
        made[one["slug"]], _new = Topic.objects.get_or_create(
            slug=one["slug"],
            defaults={
                "kind": one["kind"],
                "aliases": one["aliases"],
                **in_languages("name", one["name"]),
                **in_languages("description", one["description"]),
            },
        )
    return made


def _people(accounts: Mapping[str, User], *, at: datetime) -> dict[str, Contributor]:
    made = {}
    by = accounts[roles.PICTURE_EDITOR]
    for one in content("people.json"):
        account = accounts.get(one.get("user"))
        taken = account is not None and Contributor.objects.filter(user=account).exists()
        made[one["slug"]], is_new = Contributor.objects.get_or_create(
            slug=one["slug"],
            defaults={
                "user": None if taken else account,
                **in_languages("name", one["name"]),
                **in_languages("biography", one["biography"]),
            },
        )
        if is_new:
            words = {"alt": one["name"], "credit": _DRAWN}
            portrait = take_in(f"face-{one['slug']}", words, by=by, at=at)
            Contributor.objects.filter(pk=made[one["slug"]].pk).update(portrait=portrait)
    return made


def _agreements(accounts: Mapping[str, User], *, at: datetime) -> dict[tuple[str, int], Agreement]:
    agreements = {}
    for told in content("sources.json"):
        source, made = Source.objects.get_or_create(
            code_name=told["code_name"],
            defaults={
                "kind": told["kind"],
                "reliability": told["reliability"],
                "handler": accounts[roles.REPORTER],
            },
        )
        if made:
            _agree(source, told, accounts, at=at)
        for place, agreement in enumerate(source.agreements.order_by("pk")):
            agreements[source.code_name, place] = agreement
    return agreements


def _agree(
    source: Source, told: Mapping[str, Any], accounts: Mapping[str, User], *, at: datetime
) -> None:
    for one in told["agreements"]:
        Agreement.objects.create(
            source=source,
            ground_rule=one["ground_rule"],
            terms=one["terms"],
            agreed_on=(at - timedelta(days=30)).date(),
            **in_languages("description", one["description"]),
            **in_languages("reason", one["reason"]),
        )
    if how := told.get("how_known"):
        role = next((r for name, r in _KNOWN_BY.items() if name in how), roles.MANAGING_EDITOR)
        known_since = at - timedelta(days=29)
        Attestation.objects.create(source=source, editor=accounts[role], how=how, at=known_since)
