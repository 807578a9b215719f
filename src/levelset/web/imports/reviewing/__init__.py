"""What the review page shows, as plain values made from a draft: the source, the framework, and what is still open.

Knows neither requests nor the database, so that two states of a review can be compared and tested without either.
"""
