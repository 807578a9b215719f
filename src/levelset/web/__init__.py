"""The Django project: settings, addresses and the apps, bottom to top ``ui``, ``audit``, ``people`` | ``frameworks``, ``imports``, ``home``."""
