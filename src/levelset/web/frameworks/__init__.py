"""The published framework: immutable versions, and the pages on which people read, search and compare them.

The chain is ``urls → views → forms → actions → queries → access → models``. Beside it, ``reading`` shapes what a page
shows from a framework alone, without a request or a database.
"""
