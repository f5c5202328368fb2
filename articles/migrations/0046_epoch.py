from secrets import token_hex

from django.db import migrations, models


def begin(apps, _editor):
    apps.get_model("articles", "Epoch").objects.create(pk=1, name=token_hex(4))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0045_closure'),
    ]

    operations = [
        migrations.CreateModel(
            name='Epoch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=8)),
            ],
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
