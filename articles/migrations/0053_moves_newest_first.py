from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0052_what_comes_next_is_indexed")]

    operations = [
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['to_status', '-id'], name='transition_newest_to'),
        ),
        migrations.AlterModelOptions(
            name='transition',
            options={'ordering': ['-id'], 'verbose_name': 'move', 'verbose_name_plural': 'moves'},
        ),
    ]
