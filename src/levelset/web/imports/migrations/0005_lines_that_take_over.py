from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0004_names_of_documents"),
    ]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("fate", "what a piece is"),
                    ("name", "the name of a heading"),
                    ("pillar", "the name of a pillar"),
                    ("page", "the role and level of a document"),
                    ("inherits", "what a line takes over"),
                    ("undo", "undone"),
                ],
                max_length=8,
                verbose_name="kind",
            ),
        ),
    ]
