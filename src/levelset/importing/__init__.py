"""Foreign documents: readers → one document of located pieces → recognition → a framework draft.

The pipeline is values all the way: ``Document`` (read) → ``Draft`` (recognised, with the fate of every piece).
"""
