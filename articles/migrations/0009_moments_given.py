"""When something happened is said by whoever does it. Nothing changes in the tables: the default is Django's own.

Named a change of state alone, because SQLite would make whole tables anew for it and lose their triggers.
"""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_comment_count"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="article",
                    name="created_at",
                    field=models.DateTimeField(default=django.utils.timezone.now),
                ),
                migrations.AlterField(
                    model_name="revision",
                    name="at",
                    field=models.DateTimeField(default=django.utils.timezone.now),
                ),
                migrations.AlterField(
                    model_name="translation",
                    name="created_at",
                    field=models.DateTimeField(default=django.utils.timezone.now),
                ),
            ]
        )
    ]
