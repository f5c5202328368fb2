"""Which pictures a text names, a row each; it was looked for in every text before."""

import re

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

NAMED = re.compile(r'data-image="(\d{1,18})"')
MANY = 1000


def note(apps, schema_editor):
    """From the working copies, and from what prints were made of: a print may still show what its
    story has dropped since."""
    article, image, named, publication = (
        apps.get_model("articles", name) for name in ("Article", "Image", "NamedPicture", "Publication")
    )
    bodies = [one.name for one in article._meta.get_fields() if one.name.startswith("body_")]
    names_any = Q()
    for body in bodies:
        names_any |= Q(**{f"{body}__contains": 'data-image="'})
    there = set(image.objects.values_list("pk", flat=True))
    rows = []

    def add(story, pictures):
        rows.extend(named(article_id=story, image_id=pk) for pk in set(pictures) & there)
        if len(rows) > MANY:
            write()

    def write():
        named.objects.bulk_create(rows, ignore_conflicts=True)
        rows.clear()

    for pk, *texts in article.objects.filter(names_any).values_list("pk", *bodies).iterator():
        add(pk, {int(number) for text in texts for number in NAMED.findall(text or "")})
    printed = publication.objects.filter(proof__composition__has_key="pictures")
    for pk, composition in printed.values_list("article", "proof__composition").iterator():
        add(pk, {one["image"] for one in composition["pictures"]})
    write()


class Migration(migrations.Migration):
    dependencies = [("articles", "0049_legal_hold_is_found")]

    operations = [
        migrations.CreateModel(
            "NamedPicture",
            [
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name="ID")),
                ("article", models.ForeignKey("articles.Article", django.db.models.deletion.CASCADE, related_name="+")),
                ("image", models.ForeignKey("articles.Image", django.db.models.deletion.CASCADE, related_name="+", db_index=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["image", "article"],
                        name="picture_named_once",
                        violation_error_message="That is noted already.",
                    )
                ]
            },
        ),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
