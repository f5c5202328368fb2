from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def ask_whose_addresses_these_are(apps, _editor):
    """A link for a new password is sent to confirmed addresses alone from now on."""
    address, letter = apps.get_model("account", "EmailAddress"), apps.get_model("articles", "Letter")
    for account in apps.get_model("auth", "User").objects.exclude(email="").order_by("pk"):
        address.objects.filter(user=account).delete()
        email = account.email.lower()
        address.objects.create(user=account, email=email, primary=True)
        letter.objects.create(
            what="confirm", email=email, language=settings.LANGUAGE_CODE, asked_at=timezone.now()
        )


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0041_brake'),
        ('account', '0009_emailaddress_unique_primary_email'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('password', 'a way to set a new password'), ('confirm', 'is this your address?')], max_length=16)),
                ('email', models.CharField(max_length=254)),
                ('language', models.CharField(max_length=12)),
                ('asked_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AlterField(
            model_name='accountchange',
            name='what',
            field=models.CharField(choices=[('made', 'made'), ('named', 'named anew'), ('role_given', 'given a role'), ('role_taken', 'a role taken away'), ('password', 'a way to set a new password'), ('factor', 'its second factor ended'), ('factor_added', 'a second factor added'), ('email', 'its e-mail address changed'), ('switched_on', 'switched on'), ('switched_off', 'switched off'), ('enrolled', 'second factor set up, recovery codes kept'), ('refused', 'a request refused'), ('glass_broken', 'a way in asked for at the server'), ('glass_used', 'let in from the server')], max_length=16, verbose_name='what'),
        ),
        migrations.AlterField(
            model_name='setback',
            name='job',
            field=models.CharField(choices=[('publish', 'Publish the story that is due'), ('check', 'Check the story anew'), ('picture', 'Make the sizes of the picture'), ('picture_out', 'Take the picture out of print: its right has ended'), ('letter', 'Send a letter with a link'), ('destroy', 'Destroy the sealed identity that is kept no longer')], max_length=16, verbose_name='what was to be done'),
        ),
        migrations.RunPython(ask_whose_addresses_these_are, migrations.RunPython.noop),
    ]
