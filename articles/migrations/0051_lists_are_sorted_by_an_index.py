from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0050_pictures_that_texts_name")]

    operations = [
        migrations.AlterField(
            model_name='revision',
            name='author',
            field=models.ForeignKey(db_index=False, null=True, on_delete=models.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['author', '-id'], name='revision_of_author'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('digests', {})), fields=['id'], name='article_to_check'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['visible_from'], name='publication_comes_out'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('live_until__isnull', False)), fields=['live_until'], name='publication_live_until'),
        ),
        migrations.AddIndex(
            model_name='image',
            index=models.Index(condition=models.Q(('rights_expire_at__isnull', False), ('taken_out_at', None)), fields=['rights_expire_at'], name='image_right_ends'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['genre', '-changed_at', '-id'], name='article_newest_of_genre'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['to_status', '-id'], name='transition_newest_to'),
        ),
        migrations.AlterModelOptions(
            name='transition',
            options={'ordering': ['-id'], 'verbose_name': 'move', 'verbose_name_plural': 'moves'},
        ),
        migrations.AddIndex(
            model_name='accountchange',
            index=models.Index(fields=['-at', '-id'], name='account_change_newest'),
        ),
        migrations.AddIndex(
            model_name='breakingline',
            index=models.Index(fields=['-starts_at', '-id'], name='breaking_newest'),
        ),
        migrations.AddIndex(
            model_name='breakingline',
            index=models.Index(fields=['-ends_at'], name='breaking_ends'),
        ),
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(fields=['-at', '-id'], name='correction_newest'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('decided_at', None)), fields=['article'], name='delivery_to_decide'),
        ),
        migrations.AddIndex(
            model_name='image',
            index=models.Index(fields=['-uploaded_at', '-id'], name='image_newest'),
        ),
        migrations.AddIndex(
            model_name='match',
            index=models.Index(fields=['-starts_at', '-id'], name='match_newest'),
        ),
        migrations.AddIndex(
            model_name='refusedlook',
            index=models.Index(fields=['-minute', '-id'], name='refused_look_newest'),
        ),
        migrations.AddIndex(
            model_name='sourceaccess',
            index=models.Index(fields=['-at', '-id'], name='source_access_newest'),
        ),
    ]
