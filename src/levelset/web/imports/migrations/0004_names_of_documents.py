from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0003_archives_and_folders"),
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
                    ("undo", "undone"),
                ],
                max_length=8,
                verbose_name="kind",
            ),
        ),
    ]
