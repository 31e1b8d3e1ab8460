"""The database: tables, migrations, repositories, one transaction a task."""
