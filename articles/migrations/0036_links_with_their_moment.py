"""What a print is about and who made it: the same two tables, which say now when the story first
appeared, so that an index finds the newest of a topic or a person."""

import datetime

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import articles.models.language

BEGINNING = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
LINKS = {"TopicLink": "topic", "ContributorLink": "contributor"}


def same_table(name: str, owner: str) -> list:
    return [
        migrations.CreateModel(
            name,
            [
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name="ID")),
                ("publication", models.ForeignKey("articles.Publication", django.db.models.deletion.CASCADE, related_name=f"{owner}_links")),
                (owner, models.ForeignKey(f"articles.{owner.title()}", django.db.models.deletion.CASCADE, related_name="+")),
            ],
            options={
                "db_table": f"articles_publication_{owner}s",
                "unique_together": {("publication", owner)},
            },
        ),
        migrations.AlterField(
            "publication",
            f"{owner}s",
            models.ManyToManyField(f"articles.{owner.title()}", through=f"articles.{name}", related_name="publications"),
        ),
    ]


def moment(name: str, owner: str) -> list:
    language = models.CharField(max_length=8, choices=articles.models.language.languages, default="")
    return [
        migrations.AddField(name, "language", language, preserve_default=False),
        migrations.AddField(name, "first_published_at", models.DateTimeField(default=BEGINNING), preserve_default=False),
    ]


def newest(name: str, owner: str) -> list:
    columns = [owner, "language", "-first_published_at", "-publication"]
    return [migrations.AddIndex(name, models.Index(fields=columns, name=f"{owner}_newest"))]


def tell(apps, schema_editor):
    publications = apps.get_model("articles", "Publication").objects.filter(pk=OuterRef("publication"))
    for name in LINKS:
        apps.get_model("articles", name).objects.update(
            language=Subquery(publications.values("language")),
            first_published_at=Subquery(publications.values("first_published_at")),
        )


def each(make) -> list:
    return [operation for name, owner in LINKS.items() for operation in make(name, owner)]


class Migration(migrations.Migration):
    dependencies = [("articles", "0035_sizes_of_a_picture")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=each(same_table)),
        *each(moment),
        migrations.RunPython(tell, migrations.RunPython.noop),
        *each(newest),
    ]
