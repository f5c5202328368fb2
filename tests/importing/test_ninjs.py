"""ninjs as agencies send it, in its three generations."""

import json
from datetime import UTC, datetime

import pytest

from articles.models import Article, Publication
from tests import makers
from tests.importing.files import run

pytestmark = pytest.mark.django_db

THREE = {
    "uri": "tag:agency.example,2026:item-3",
    "standard": {"name": "ninjs", "version": "3.1"},
    "versionCreated": "2026-03-02T08:00:00Z",
    "firstCreated": "2026-03-01T08:00:00Z",
    "language": "ar-KW",
    "headlines": [{"role": "short", "value": "قصير"}, {"role": "main", "value": "خطة للرصيف"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "نص مجرد"},
        {
            "role": "richtext",
            "contentType": "application/xhtml+xml",
            "value": "<p>نص <em>غني</em></p>",
        },
    ],
    "bylines": [{"byline": "سلمى الهاشم"}],
    "subjects": [{"name": "الموانئ", "uri": "medtop:1"}, {"name": "الموانئ"}],
}
TWO = {
    "uri": "item-2",
    "versioncreated": "2026-03-02T08:00:00Z",
    "language": "en",
    "by": "Salma al-Hashem",
    "headlines": [{"value": "A quay"}],
    "bodies": [{"contenttype": "text/plain", "value": "Approved. It starts soon."}],
}
ONE = {
    "uri": "item-1",
    "headline": "رصيف",
    "body_text": "نص مجرد",
    "body_xhtml": "<p>نص غني</p>",
    "byline": "هند",
    "subject": [{"name": "الملاحة"}],
    "language": "ar",
}


def written(folder, content):
    path = folder / "wire.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_an_item_of_version_three_is_read(tmp_path):
    assert run(written(tmp_path, THREE))[0] == "1 in, 0 already here, 0 refused"
    story = Article.objects.get()
    assert (story.uri, story.source_language) == ("tag:agency.example,2026:item-3", "ar")
    assert (story.headline_ar, story.body_ar) == ("خطة للرصيف", "<p>نص <em>غني</em></p>")
    assert [one.name_ar for one in story.topics.all()] == ["الموانئ"]
    assert [one.contributor.name_ar for one in story.bylines.all()] == ["سلمى الهاشم"]


def test_a_list_of_older_items_is_read(tmp_path):
    assert run(written(tmp_path, [TWO, ONE]))[0] == "2 in, 0 already here, 0 refused"
    two, one = Article.objects.get(uri="item-2"), Article.objects.get(uri="item-1")
    assert (two.headline_en, two.body_en) == ("A quay", "<p>Approved. It starts soon.</p>")
    assert two.bylines.get().contributor.name_en == "Salma al-Hashem"
    assert (one.headline_ar, one.body_ar) == ("رصيف", "<p>نص غني</p>")
    assert one.topics.get().name_ar == "الملاحة"


def test_it_is_printed_at_the_date_it_first_appeared(tmp_path):
    makers.section("economy")
    makers.person("editor_in_chief")
    run(written(tmp_path, THREE), publish=True, by="editor_in_chief", section="economy")
    then = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    assert Publication.objects.get().first_published_at == then


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b'{"uri": ', "wire.json: ", "Broken JSON"),
        (b"\xff\xfe", "wire.json: ", "Not UTF-8"),
        ([ONE, "text"], "item 2: ", "one JSON object"),
        ([{**ONE, "headline": 5}], "item 1: ", "must be text"),
        ([{**TWO, "bodies": "text"}], "item 1: ", "must be a list"),
        ([{**TWO, "headlines": [7]}], "item 1: ", "holds something else"),
        ([{"uri": "item-9"}], "item 1: ", "no text"),
    ],
)
def test_a_bad_item_is_named(tmp_path, content, place, reason):
    _summary, said, ended_well = run(written(tmp_path, content))
    assert not ended_well
    assert place in said
    assert reason in said
