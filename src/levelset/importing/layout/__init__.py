"""Where text stood: columns, wrapped lines, page heads and tables, of printed pages and of text copied from them."""
