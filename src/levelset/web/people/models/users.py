"""Users and the links that welcome them."""

import uuid
from itertools import chain, count
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from levelset.process.rights import Standing

STANDINGS = [
    (Standing.OWNER.value, _("Owner")),
    (Standing.EDITOR.value, _("Framework editor")),
    (Standing.MEMBER.value, _("Member")),
]


class UserManager(BaseUserManager["User"]):
    """Makes users; e-mail addresses are kept in lower case."""

    def create_user(
        self,
        email: str,
        password: str | None = None,
        *,
        name: str = "",
        standing: Standing = Standing.MEMBER,
        **extra: Any,
    ) -> "User":
        """A new user; without a password nobody can sign in as them. Raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), name=name.strip(), standing=standing.value, **extra)
        user.handle = user.handle or self.free_handle(user.name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def free_handle(self, name: str) -> str:
        """A handle that nobody has, made of a name: ``ida-lindqvist``, and ``ida-lindqvist-2`` for the next one."""
        base = slugify(name, allow_unicode=True)[:50] or "person"
        taken = set(self.filter(handle__startswith=base).values_list("handle", flat=True))
        handles = chain([base], (f"{base}-{n}" for n in count(2)))
        return next(handle for handle in handles if handle not in taken)

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """What Django's ``createsuperuser`` calls: an owner."""
        return self.create_user(email, password, **{**extra, "standing": Standing.OWNER})

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this e-mail address, in any case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person of the organization.

    ``key`` is what the audit log and other apps call them by, ``handle`` what addresses do, ``external`` the key in the
    system that people are imported from. ``left_on`` is the day on which somebody was not of the organization any more.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    standing = models.CharField(_("standing"), max_length=10, choices=STANDINGS, default=Standing.MEMBER.value)
    handle = models.CharField(_("handle"), max_length=60, unique=True, editable=False)
    external = models.CharField(max_length=120, blank=True, editable=False)
    left_on = models.DateField(null=True, editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.UniqueConstraint(fields=["external"], condition=~models.Q(external=""), name="user_external_once"),
        ]
        ordering = ("name", "id")
        indexes = [models.Index(fields=["is_active", "name", "id"])]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def has_come_in(self) -> bool:
        """Whether this person ever signed in or can; somebody who was imported waits for an invitation."""
        return self.last_login is not None or self.has_usable_password()

    def get_full_name(self) -> str:
        """The name, for libraries that ask for it."""
        return self.name


class WelcomeLink(models.Model):
    """A link that lets one person in, once. Only a hash of its token is kept.

    ``person`` is who it lets in where they are here already, by an import; else it makes them. ``sent_at`` is when it
    went out by e-mail, ``problem`` why it did not.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="welcome_links")
    standing = models.CharField(max_length=10, choices=STANDINGS)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["email", "expires_at"]), models.Index(fields=["used_at", "expires_at"])]

    def __str__(self) -> str:
        return f"welcome link {self.pk} for {self.standing}"
