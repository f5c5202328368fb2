"""Who pressed the button, as far as counting once needs to know. No address and no agent is kept:
what is stored is a digest under a key of the day, and the key is thrown away."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from hashlib import blake2b
from hmac import compare_digest
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches

from articles.models import ShareKey
from articles.models.share import new_secret

# Of one network, beyond which nothing is written down any more: a hall full of readers behind one
# address stays below it, and what it sends is looked at before it counts (counting.NETWORK_A_DAY).
INTENTS_A_MINUTE = 1200
RETRIES = 12  # hours of the next day in which an app may send an intent again

_BOTS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|bingpreview|facebookexternalhit|whatsapp/|embedly"
    r"|lighthouse|curl/|wget/|python-|go-http|libwww|scrapy",
    re.IGNORECASE,
)
_PREFETCH = re.compile(r"\bpre(?:fetch|render|view)\b", re.IGNORECASE)
_DAY = timedelta(days=1)
_HOME = {4: 32, 6: 64}  # what one subscriber holds
_NEIGHBOURHOOD = {4: 24, 6: 48}  # what one abuser can come from


def network(address: str, *, wide: bool = False) -> str:
    """The network of an address: IPv4 /32 and IPv6 /64, or with `wide` /24 and /48; "" for what is
    no address (a Unix socket)."""
    try:
        known = ip_address(address.strip().partition("%")[0])
    except ValueError:
        return ""
    if known.version == 6 and known.ipv4_mapped:
        known = known.ipv4_mapped
    length = (_NEIGHBOURHOOD if wide else _HOME)[known.version]
    return str(ip_network(f"{known}/{length}", strict=False))


def network_digest(address: str, *parts: str, wide: bool = False) -> str:
    """32 hex digits for a network, and `parts`: no address stands in a cache key."""
    key = settings.SECRET_KEY.encode()[:64]
    return _keyed(key, *parts, network(address, wide=wide))


def is_cross_site(headers: Mapping[str, str], *, has_key: bool = False) -> bool:
    """Whether a POST was sent by a page that is not ours (Fetch Metadata, else Origin). A client
    that says neither is no browser of today, and is believed: it carries nobody's cookies.

    Web views of apps have an origin of their own (APP_ORIGINS). The origin `null`, which any
    sandboxed frame has, is believed with a key of the paper's apps alone: `has_key`, or one of
    APP_KEYS in X-App-Key."""
    origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site")
    if origin in settings.APP_ORIGINS:
        return False
    if origin == "null" and (has_key or _is_app_key(headers.get("X-App-Key", ""))):
        return False
    if site:
        return site not in ("same-origin", "none")
    if not origin:
        return False
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        return True
    return not host or host not in (headers.get("Host"), urlsplit(settings.SITE_URL).netloc)


def _is_app_key(given: str) -> bool:
    return any(compare_digest(given.encode(), key.encode()) for key in settings.APP_KEYS)


def is_machine(agent: str, purpose: str) -> bool:
    """A robot by its own name, or a browser that only prepares a page (Sec-Purpose)."""
    return bool(_BOTS.search(agent) or _PREFETCH.search(purpose))


def neighbours(kept: ShareKey, address: str) -> str:
    """32 hex digits for the wider network of an address on this day and on no other."""
    return _keyed(bytes(kept.secret), "neighbours", network(address, wide=True))


def visitor(kept: ShareKey, address: str, agent: str) -> str:
    """32 hex digits for a visitor on this day and on no other."""
    return _keyed(bytes(kept.secret), "visitor", network(address), agent)


def retry(kept: ShareKey, idempotency_key: str) -> str:
    """32 hex digits for the key that an app sends with an intent of this day."""
    return _keyed(bytes(kept.retries), "key", idempotency_key)


def is_too_many(day: date, address: str) -> bool:
    """Counts this attempt; True when its network sent more than INTENTS_A_MINUTE in a minute."""
    name = f"shares:{network_digest(address, str(day), wide=True)}"
    return counted(name, seconds=60) > INTENTS_A_MINUTE


def counted(name: str, *, seconds: int) -> int:
    """How often this was counted, with this time, since it was first; it ends after so many
    seconds. All processes count together, however many at once."""
    quick = caches["quick"]
    for _again in range(2):
        with suppress(ValueError):  # there is none, or it just ran out
            return int(quick.incr(name))
        if quick.add(name, 1, seconds):
            break
    return 1


def _keyed(key: bytes, *parts: str) -> str:
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(text, key=key, digest_size=16).hexdigest()


def keys(local: datetime) -> tuple[ShareKey, ShareKey | None]:
    """The keys of the day of `local`, by the paper's clock, and those of the day before while
    apps may still repeat its intents. Two processes that make them at once get the same ones."""
    day = local.date()
    found = {kept.day: kept for kept in ShareKey.objects.filter(day__gte=day - _DAY, day__lte=day)}
    if day not in found:
        found[day], made = ShareKey.objects.get_or_create(
            day=day, defaults={"secret": new_secret()}
        )
        if made:
            throw_away_keys(local)
    return found[day], found.get(day - _DAY) if local.hour < RETRIES else None


def throw_away_keys(local: datetime) -> None:
    """Those of visitors when their day is over, those of apps' retries RETRIES hours later."""
    past = ShareKey.objects.filter(day__lt=local.date())
    past.filter(day__lt=oldest(local)).delete()
    past.exclude(secret=b"").update(secret=b"")


def oldest(local: datetime) -> date:
    """The first day whose intents an app may still repeat."""
    return local.date() - (_DAY if local.hour < RETRIES else timedelta())
