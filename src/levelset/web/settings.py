"""Django's settings. What a person can choose comes from ``levelset.web.configuration``; the rest is decided here."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from levelset.web import configuration
from levelset.web.databases import database
from levelset.web.logs import formatter
from levelset.web.mail import mail
from levelset.web.openid import openid_provider

CONFIGURATION = configuration.load()
DEMO = CONFIGURATION.profile == "demo"
SOLO = CONFIGURATION.profile == "solo"
PUBLIC_ADDRESS = configuration.public_address(CONFIGURATION)
HOST = urlsplit(PUBLIC_ADDRESS).hostname or ""
LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"]
ON_LOOPBACK = HOST in {"localhost", "127.0.0.1", "::1"}

DEBUG = False
SECRET_KEY = configuration.secret_key(CONFIGURATION)
ALLOWED_HOSTS = [f"[{HOST}]" if ":" in HOST else HOST, *LOOPBACK_NAMES, *CONFIGURATION.allowed_hosts]
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]

INSTALLED_APPS = [
    "levelset.web.ui",
    "levelset.web.audit",
    "levelset.web.people",
    "levelset.web.frameworks",
    "levelset.web.placements",
    "levelset.web.evidence",
    "levelset.web.growth",
    "levelset.web.sources",
    "levelset.web.imports",
    "levelset.web.home",
    "levelset.web.health",
    "levelset.web.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "levelset.web.ui.middleware.security_headers",
    "levelset.web.ui.middleware.bounded",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "levelset.web.people.notices.broken_glass",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "levelset.web.people.middleware.solo",
    "levelset.web.people.middleware.second_factor",
]

ROOT_URLCONF = "levelset.web.urls"
WSGI_APPLICATION = "levelset.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "levelset.web.ui.viewer.frame",
            ],
        },
    }
]

FORM_RENDERER = "levelset.web.ui.forms.Renderer"

DATABASES = {"default": database(CONFIGURATION.database_url, CONFIGURATION.data)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}}}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
# Strings go through gettext; as long as there is one language alone, nothing has to be looked up.
USE_I18N = len(LANGUAGES) > 1
USE_TZ = True
TIME_ZONE = CONFIGURATION.time_zone
FORMAT_MODULE_PATH = ["levelset.web.ui.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = CONFIGURATION.static or None
WHITENOISE_USE_FINDERS = not CONFIGURATION.static
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_MAX_AGE = 0 if WHITENOISE_USE_FINDERS else 60
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": CONFIGURATION.data / "uploads",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if CONFIGURATION.static
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
UPLOAD_FILE_BYTES = CONFIGURATION.upload_file_mb * 1_000_000
UPLOAD_BATCH_BYTES = CONFIGURATION.upload_batch_mb * 1_000_000
# Applies to what is not a file: a pasted document is one.
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_FILE_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000

# Other servers are asked at public addresses alone. The tests have one of their own, on loopback.
OUTGOING_LOOPBACK = False

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["levelset.web.people.sessions.Backend"]
PASSWORD_LENGTH = 10
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        ("MinimumLengthValidator", {"min_length": PASSWORD_LENGTH}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "levelset.web.people.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "levelset.web.people.forms.account.Login",
    "reset_password": "levelset.web.people.forms.account.ResetPassword",
    "reset_password_from_key": "levelset.web.people.forms.account.ResetPasswordKey",
    "change_password": "levelset.web.people.forms.account.ChangePassword",
    "reauthenticate": "levelset.web.people.forms.account.Reauthenticate",
}
MFA_ADAPTER = "levelset.web.people.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # clocks of phones and servers differ by some seconds
MFA_TOTP_ISSUER = CONFIGURATION.organization or "Levelset"
MFA_FORMS = {
    "authenticate": "levelset.web.people.forms.factors.Authenticate",
    "reauthenticate": "levelset.web.people.forms.factors.ReauthenticateByCode",
    "activate_totp": "levelset.web.people.forms.factors.ActivateApp",
    "add_webauthn": "levelset.web.people.forms.factors.AddPasskey",
    "login_webauthn": "levelset.web.people.forms.factors.SignInByPasskey",
    "authenticate_webauthn": "levelset.web.people.forms.factors.AuthenticateByPasskey",
    "reauthenticate_webauthn": "levelset.web.people.forms.factors.ReauthenticateByPasskey",
    "edit_webauthn": "levelset.web.people.forms.factors.RenamePasskey",
}
SOCIALACCOUNT_ADAPTER = "levelset.web.people.adapter.Provider"
SOCIALACCOUNT_PROVIDERS = openid_provider(CONFIGURATION)
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(PUBLIC_ADDRESS).scheme
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ALLAUTH_TRUSTED_PROXY_COUNT = CONFIGURATION.trusted_proxies

SESSION_ENGINE = "levelset.web.people.sessions"
SESSION_COOKIE_AGE = CONFIGURATION.session_days * 24 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIGURATION.secure_cookies and not (DEMO or SOLO)
SESSION_COOKIE_NAME = "levelset_session"
CSRF_COOKIE_NAME = "levelset_csrf"
CSRF_FAILURE_VIEW = "levelset.web.ui.views.csrf_failure"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.trusted_proxies else None
SECURE_HSTS_SECONDS = 0 if ON_LOOPBACK else CONFIGURATION.hsts_seconds
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if CONFIGURATION.tasks == "database"
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

globals().update(mail(CONFIGURATION.email_url))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIGURATION.email_from

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": formatter(CONFIGURATION.log_format)}},
    "filters": {"without_traceback": {"()": "levelset.web.logs.WithoutTraceback"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "line": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_traceback"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "levelset": {"level": CONFIGURATION.log_level},
        # A robot that asks for the wrong host is worth a line, not a traceback.
        "django.security": {"handlers": ["line"], "level": "WARNING", "propagate": False},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django_tasks": {"level": CONFIGURATION.log_level},
        # It says at length how it stops; a task that fails is said by django_tasks.
        "django_tasks_db": {"level": "ERROR"},
    },
}
