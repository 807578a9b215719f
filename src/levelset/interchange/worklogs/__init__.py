"""What people did, as other programs have it: logs of git, brag documents, calendars, GitHub and GitLab.

Each reader takes text or JSON and returns records and findings: what was left out, and why. None writes anything.
"""
