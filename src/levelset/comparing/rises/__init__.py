"""What rises from one page to another: read from words, each claim with the words it was read from; never a score."""
