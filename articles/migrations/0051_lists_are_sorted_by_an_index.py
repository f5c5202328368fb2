"""A table at a time: while its indexes are made nobody writes into it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0050_pictures_that_texts_name")]

    operations = [
        migrations.AddIndex(
            model_name='image',
            index=models.Index(condition=models.Q(('rights_expire_at__isnull', False), ('taken_out_at', None)), fields=['rights_expire_at'], name='image_right_ends'),
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
