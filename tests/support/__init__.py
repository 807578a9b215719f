"""What tests of every room share: the environment, a PostgreSQL of their own, a browser, the way to the seeds."""
