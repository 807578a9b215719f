"""Plain text: normalising, tokens, word-level differences, modality and autonomy of a sentence.

Knows no framework nouns; functions over strings.
"""
