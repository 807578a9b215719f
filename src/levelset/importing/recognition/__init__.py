"""From pieces to a framework, in steps that are functions over values.

``blocks`` (pieces → logical lines) → ``labels`` (what each is) → ``outline`` (pages, sections, groups) → ``recovery``
(what was lost) → ``assembly`` (the framework, and the fate of every piece). ``vocabulary`` holds the known names.
"""
