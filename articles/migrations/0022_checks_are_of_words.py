"""A check counts for the words that were checked, whatever becomes of the attribution."""

import django.db.models.deletion
from django.db import migrations, models

from articles.text.html import plain_text


def bind(apps, schema_editor):
    """Checks that were written down before are of the words their passage has today."""
    Verification = apps.get_model("articles", "Verification")
    for check in Verification.objects.select_related("attribution", "article").iterator():
        passage = check.attribution
        check.language = passage.language
        body = getattr(check.article, f"body_{passage.language}", "") or ""
        check.exact = passage.exact if passage.exact.strip() else plain_text(body)
        check.save(update_fields=["language", "exact"])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0021_what_readers_are_told'),
    ]

    operations = [
        migrations.AddField(
            model_name='verification',
            name='exact',
            field=models.TextField(blank=True, editable=False, verbose_name='words that were checked'),
        ),
        migrations.AddField(
            model_name='verification',
            name='language',
            field=models.CharField(blank=True, editable=False, max_length=8),
        ),
        migrations.AlterField(
            model_name='verification',
            name='attribution',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='verifications', to='articles.attribution', verbose_name='passage'),
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]
