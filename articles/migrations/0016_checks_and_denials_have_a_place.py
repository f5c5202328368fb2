"""How a passage was checked, which claim a reply is about, and the stock phrases as a list that the
paper keeps."""

import django.db.models.deletion
from django.db import migrations, models


PHRASES = (
    "لأسباب أمنية",
    "طلب عدم ذكر اسمه",
    "طلب عدم الكشف عن هويته",
    "لحساسية الموضوع",
    "لأنه غير مخول بالتصريح",
    "غير مخول بالحديث",
    "حفاظا على سلامته",
    "not authorised to speak",
    "not authorized to speak",
    "requested anonymity",
    "asked not to be named",
    "security reasons",
    "sensitivity of the matter",
)


def write(apps, schema_editor):
    StockPhrase = apps.get_model("articles", "StockPhrase")
    StockPhrase.objects.bulk_create([StockPhrase(text=text) for text in PHRASES])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_who_sees_what'),
    ]

    operations = [
        migrations.CreateModel(
            name='StockPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(help_text='As it stands in copy. Marks and hamza make no difference.', max_length=120, unique=True, verbose_name='phrase')),
            ],
            options={
                'verbose_name': 'stock phrase',
                'verbose_name_plural': 'stock phrases',
                'ordering': ['text'],
            },
        ),
        migrations.AddField(
            model_name='rightofreply',
            name='about',
            field=models.ForeignKey(blank=True, help_text='The claim it is about; without one, every accusation of the story.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.attribution', verbose_name='passage'),
        ),
        migrations.AddField(
            model_name='verification',
            name='kind',
            field=models.CharField(choices=[('second_source', 'A second source'), ('document', 'A document'), ('image', 'A picture or its place'), ('expert', 'An expert'), ('on_record', 'Confirmed on the record')], default='', max_length=16, verbose_name='checked by'),
        ),
        migrations.RunPython(write, migrations.RunPython.noop),
    ]
