"""The Django project: settings, addresses, and the apps.

From bottom to top: ``ui``, ``audit``, ``people`` | ``frameworks``, ``imports``, ``home``; ``commands`` start it all.
"""
