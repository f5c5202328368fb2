"""Who sees what: the register of sources, desks of sections, invitations to stories."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_columns_for_french'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='agreement',
            name='may_be_contacted',
            field=models.BooleanField(default=True, verbose_name='may be contacted again'),
        ),
        migrations.AddField(
            model_name='section',
            name='editors',
            field=models.ManyToManyField(blank=True, help_text='They see the stories of their sections alone; one who has none sees all.', related_name='sections', to=settings.AUTH_USER_MODEL, verbose_name='desk editors'),
        ),
        # Sources that are there already keep an unknown date.
        migrations.AddField(
            model_name='source',
            name='created_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='begun'),
        ),
        migrations.AlterField(
            model_name='source',
            name='created_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True, verbose_name='begun'),
        ),
        migrations.AddField(
            model_name='sourceaccess',
            name='changes',
            field=models.JSONField(default=dict, verbose_name='changes'),
        ),
        migrations.AddField(
            model_name='sourceaccess',
            name='shown',
            field=models.JSONField(default=list, verbose_name='shown'),
        ),
        migrations.CreateModel(
            name='AttestationRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('editor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='articles.source')),
            ],
            options={
                'verbose_name': 'request to attest',
                'verbose_name_plural': 'requests to attest',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('article', 'account'), name='invited_once', violation_error_message='This person was invited to the story already.')],
            },
        ),
        migrations.CreateModel(
            name='RefusedLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minute', models.DateTimeField(verbose_name='minute')),
                ('times', models.PositiveIntegerField(default=0, verbose_name='times')),
                ('who', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'refused look',
                'verbose_name_plural': 'refused looks',
                'ordering': ['-minute', '-id'],
                'constraints': [models.UniqueConstraint(fields=('who', 'minute'), name='refused_look_by_the_minute')],
            },
        ),
    ]
