"""Documents come in: upload or paste, read in a task, reviewed by people, published as a version of the framework.

The chain is that of every app (urls → views → forms → actions → queries → access → models). Beside it stand values
without a database: ``reviewing`` (what the review page shows) and ``uploads`` (what of a request is taken).
"""
