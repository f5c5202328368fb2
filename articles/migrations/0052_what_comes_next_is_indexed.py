from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0051_lists_are_sorted_by_an_index")]

    operations = [
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
            model_name='article',
            index=models.Index(fields=['genre', '-changed_at', '-id'], name='article_newest_of_genre'),
        ),
    ]
