"""What the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

from levelset.web.commands.following import follow

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelset.web.settings")

application = get_wsgi_application()
follow()
