"""Lists of people of other systems: read (``reading``), compared with who is here (``plan``), written (``cells``)."""
