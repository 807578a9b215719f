"""The framework itself: plain, immutable values with ids and addresses; findings and results; the tree of errors.

Knows no file format, no similarity, no Django.
"""
