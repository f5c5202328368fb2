from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0044_tokens_live_on'),
    ]

    operations = [
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('backup', models.DateTimeField()),
                ('folder', models.CharField(max_length=1000)),
                ('at', models.DateTimeField()),
            ],
        ),
    ]
