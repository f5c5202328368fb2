from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0053_moves_newest_first")]

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
    ]
