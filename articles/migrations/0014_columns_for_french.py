"""Columns for French, so that LANGUAGES needs no migration."""

from django.db import migrations, models


class AddColumn(migrations.AddField):
    """A column that a paper may have added by itself, when LANGUAGES still asked for a migration.
    It begins empty, so the table is not written anew."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        field = model._meta.get_field(self.name)
        table = model._meta.db_table
        with schema_editor.connection.cursor() as cursor:
            there = schema_editor.connection.introspection.get_table_description(cursor, table)
        if field.column not in {column.name for column in there}:
            quote, kind = schema_editor.quote_name, field.db_type(schema_editor.connection)
            schema_editor.execute(
                f"ALTER TABLE {quote(table)} ADD COLUMN {quote(field.column)} {kind} NULL"
            )


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_one_sign_off_a_person'),
    ]

    operations = [
        AddColumn(
            model_name='agreement',
            name='description_fr',
            field=models.CharField(blank=True, default='', help_text='How readers are told who it is: as precise as safety allows.', max_length=200, null=True, verbose_name='agreed description'),
        ),
        AddColumn(
            model_name='agreement',
            name='reason_fr',
            field=models.CharField(blank=True, default='', help_text='Why the name is not printed: what the source has to fear, in one sentence.', max_length=300, null=True, verbose_name='reason for anonymity'),
        ),
        AddColumn(
            model_name='article',
            name='body_fr',
            field=models.TextField(blank=True, default='', max_length=400000, null=True, verbose_name='body'),
        ),
        AddColumn(
            model_name='article',
            name='dateline_fr',
            field=models.CharField(blank=True, default='', max_length=80, null=True, verbose_name='dateline'),
        ),
        AddColumn(
            model_name='article',
            name='headline_fr',
            field=models.CharField(blank=True, default='', max_length=200, null=True, verbose_name='headline'),
        ),
        AddColumn(
            model_name='article',
            name='kicker_fr',
            field=models.CharField(blank=True, default='', max_length=80, null=True, verbose_name='kicker'),
        ),
        AddColumn(
            model_name='article',
            name='seo_description_fr',
            field=models.CharField(blank=True, default='', max_length=320, null=True, verbose_name='search description'),
        ),
        AddColumn(
            model_name='article',
            name='seo_title_fr',
            field=models.CharField(blank=True, default='', max_length=120, null=True, verbose_name='search title'),
        ),
        AddColumn(
            model_name='article',
            name='short_headline_fr',
            field=models.CharField(blank=True, default='', max_length=80, null=True, verbose_name='short headline'),
        ),
        AddColumn(
            model_name='article',
            name='slug_fr',
            field=models.CharField(blank=True, default='', max_length=120, null=True, verbose_name='slug'),
        ),
        AddColumn(
            model_name='article',
            name='standfirst_fr',
            field=models.TextField(blank=True, default='', max_length=600, null=True, verbose_name='standfirst'),
        ),
        AddColumn(
            model_name='contributor',
            name='biography_fr',
            field=models.TextField(blank=True, null=True, verbose_name='biography'),
        ),
        AddColumn(
            model_name='contributor',
            name='name_fr',
            field=models.CharField(max_length=120, null=True, verbose_name='name'),
        ),
        AddColumn(
            model_name='correction',
            name='text_fr',
            field=models.TextField(blank=True, default='', max_length=2000, null=True, verbose_name='text for readers'),
        ),
        AddColumn(
            model_name='correction',
            name='what_was_wrong_fr',
            field=models.TextField(blank=True, default='', max_length=2000, null=True, verbose_name='what was wrong'),
        ),
        AddColumn(
            model_name='frontslot',
            name='headline_override_fr',
            field=models.CharField(blank=True, default='', max_length=200, null=True, verbose_name='headline on this front'),
        ),
        AddColumn(
            model_name='image',
            name='alt_text_fr',
            field=models.CharField(blank=True, default='', max_length=300, null=True, verbose_name='alternative text'),
        ),
        AddColumn(
            model_name='image',
            name='caption_fr',
            field=models.CharField(blank=True, default='', max_length=400, null=True, verbose_name='caption'),
        ),
        AddColumn(
            model_name='image',
            name='credit_fr',
            field=models.CharField(blank=True, default='', max_length=120, null=True, verbose_name='credit'),
        ),
        AddColumn(
            model_name='rightofreply',
            name='answer_fr',
            field=models.TextField(blank=True, default='', null=True, verbose_name='answer'),
        ),
        AddColumn(
            model_name='rightofreply',
            name='party_fr',
            field=models.CharField(blank=True, default='', help_text='Whom we asked to answer the story.', max_length=160, null=True, verbose_name='party'),
        ),
        AddColumn(
            model_name='section',
            name='name_fr',
            field=models.CharField(max_length=80, null=True, verbose_name='name'),
        ),
        AddColumn(
            model_name='topic',
            name='description_fr',
            field=models.TextField(blank=True, null=True, verbose_name='description'),
        ),
        AddColumn(
            model_name='topic',
            name='name_fr',
            field=models.CharField(max_length=120, null=True, verbose_name='name'),
        ),
    ]
