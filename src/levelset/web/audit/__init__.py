"""What happened: an append-only list of events. Keeps keys of users and objects, no foreign keys upwards."""
