"""How a passage was checked, which claim a reply is about, and the stock phrases as a list that the
paper keeps."""

import django.db.models.deletion
from django.conf import settings
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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
        migrations.AlterField(
            model_name='refusedlook',
            name='who',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AlterField(
            model_name='sourceaccess',
            name='what',
            field=models.CharField(choices=[('list', 'the list'), ('page', 'its page'), ('history', 'its history'), ('change', 'a change'), ('begun', 'its beginning')], max_length=60, verbose_name='what'),
        ),
        migrations.AlterField(
            model_name='sourceaccess',
            name='who',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.RunPython(write, migrations.RunPython.noop),
    ]
