"""A page is kept under its host, path, what it reads of a query and its encoding. So nothing else
that a reader's program says may make it another one: it would be kept for all."""

import pytest

from tests.public.paper import every_page, every_route

CANARY = "canary-7f3a"
SAID = {
    "Accept": "application/json",
    "Accept-Language": "en;q=1, ar;q=0.1",
    "Cookie": f"django_language=en; theme=dark; messages={CANARY}; known_device=x",
    "Host": "TESTSERVER.:81",
    "Forwarded": f"host={CANARY}.example;proto=https",
    "Purpose": "prefetch",
    "Referer": f"https://{CANARY}.example/",
    "Save-Data": "on",
    "Sec-CH-Prefers-Color-Scheme": "dark",
    "Sec-Purpose": "prefetch;prerender",
    "User-Agent": f"{CANARY} Mobile bot",
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Host": f"{CANARY}.example",
    "X-Forwarded-Port": "81",
    "X-HTTP-Method-Override": "POST",
    "X-Original-URL": f"/{CANARY}",
    "X-Requested-With": "XMLHttpRequest",
    "X-Rewrite-URL": f"/{CANARY}",
}
_OWN = {"date", "server-timing", "content-length", "x-request-id"}


@pytest.mark.django_db
def test_nothing_that_a_reader_says_beside_its_address_makes_a_page_another_one(client):
    kept = 0
    for address in sorted({*every_page(), *every_route()}):
        if address.startswith("/api/"):
            continue
        plain, said = client.get(address), client.get(address, headers=SAID)
        if "public" not in plain.headers.get("Cache-Control", "") or plain.status_code != 200:
            continue
        assert said.status_code == 200, address
        assert said.content == plain.content, address
        told = {name: value for name, value in said.headers.items() if name.lower() not in _OWN}
        assert told == {name: plain.headers.get(name) for name in told}, address
        assert CANARY not in repr(told), address
        kept += 1
    assert kept > 30
