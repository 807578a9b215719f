"""Tables that hold a framework: matrices, listings and pages in cells, unfolded into the labels of recognition.

A table says by its place what a text says by its order: which level, which pillar, which responsibility. What is read
here becomes the same labels that recognition gives the blocks of a text, page after page.
"""
