from django.conf import settings
from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KT


def compare(apps, schema_editor):
    """Published stories whose print is not what would be printed now."""
    Publication = apps.get_model("articles", "Publication")
    stories = apps.get_model("articles", "Article").objects.filter(status="published")
    differs = Q(digests={})
    for code in settings.LANGUAGE_CODES:
        now = f"now_{code}"
        stories = stories.annotate(**{now: KT(f"digests__{code}")})
        printed = Publication.objects.filter(article=OuterRef("pk"), language=code)
        differs |= Q(Exists(printed.exclude(proof__digest=OuterRef(now))))
    keys = list(stories.filter(differs).values_list("pk", flat=True))
    for start in range(0, len(keys), 500):
        some = apps.get_model("articles", "Article").objects.filter(pk__in=keys[start : start + 500])
        some.update(differs_from_print=True)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_rights_in_pictures_end'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='differs_from_print',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(compare, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('differs_from_print', True)), fields=['-changed_at'], name='article_differs_from_print'),
        ),
    ]
