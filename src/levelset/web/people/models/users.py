"""Users and the links that welcome them."""

import uuid
from collections.abc import Iterable
from itertools import chain, count
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from levelset.process.rights import Standing
from levelset.web.people.bulk import insert
from levelset.web.people.names import LETTERS, LONGEST, said_of, words_of

STANDINGS = [
    (Standing.OWNER.value, _("Owner")),
    (Standing.EDITOR.value, _("Framework editor")),
    (Standing.MEMBER.value, _("Member")),
]


BATCH = 2_000


class UserQuerySet(models.QuerySet["User"]):
    """Whatever writes names of many people writes the words to find them by (``NameWord``)."""

    def bulk_create(self, objs: Iterable["User"], *args: Any, **options: Any) -> "list[User]":
        """Write new users and the words of their names."""
        with transaction.atomic(using=self.db):
            made = super().bulk_create(objs, *args, **options)
            NameWord.make(made)
        return made

    def update(self, **values: Any) -> int:
        """Change users, and their words where the name is changed."""
        if "name" not in values:
            return super().update(**values)
        with transaction.atomic(using=self.db):
            keys = list(self.order_by().values_list("pk", flat=True))
            count = super().update(**values)
            for at in range(0, len(keys), BATCH):
                NameWord.keep(self.model.objects.filter(pk__in=keys[at : at + BATCH]).only("pk", "name"))
        return count

    update.alters_data = True  # type: ignore[attr-defined]  # so that no template can call it


class UserManager(BaseUserManager["User"]):
    """Makes users; e-mail addresses are kept in lower case."""

    def get_queryset(self) -> UserQuerySet:
        """Everybody."""
        return UserQuerySet(self.model, using=self._db)

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
    ``has_manager`` says whether somebody is their manager today; ``above`` keeps it, so that those without are found.
    ``was_locked_out``: their ways in were taken since they were in last, as by leaving; so that those who come back and
    have none are found.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    standing = models.CharField(_("standing"), max_length=10, choices=STANDINGS, default=Standing.MEMBER.value)
    handle = models.CharField(_("handle"), max_length=60, unique=True, editable=False)
    external = models.CharField(max_length=120, blank=True, editable=False)
    left_on = models.DateField(null=True, editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    has_manager = models.BooleanField(default=False, editable=False)
    was_locked_out = models.BooleanField(default=False, editable=False)
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
        indexes = [
            models.Index(fields=["name", "id"], name="user_by_name"),
            models.Index(fields=["name", "id"], condition=models.Q(is_active=True), name="user_here_by_name"),
            models.Index(
                fields=["name", "id"],
                condition=models.Q(is_active=True, has_manager=False),
                name="user_without_manager_by_name",
            ),
            models.Index(
                fields=["id"], condition=models.Q(is_active=True, last_login__isnull=True), name="user_never_in"
            ),
            models.Index(
                fields=["name", "id"],
                condition=models.Q(is_active=True, was_locked_out=True),
                name="user_locked_out_by_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: Any, **options: Any) -> None:
        """Write the row, and the words of the name where it may have changed."""
        fields = options.get("update_fields")
        if fields is not None and "name" not in fields:
            super().save(*args, **options)
            return
        with transaction.atomic():
            super().save(*args, **options)
            NameWord.keep([self])

    @property
    def has_come_in(self) -> bool:
        """Whether this person ever signed in or can; somebody who was imported waits for an invitation."""
        return self.last_login is not None or self.has_usable_password()

    def get_full_name(self) -> str:
        """The name, for libraries that ask for it."""
        return self.name


class NameWord(models.Model):
    """One word of a name, as people are looked for by it.

    ``name`` stands here too, so that the index gives the order, and all ``words`` of it, so that the index alone tells
    who has the other words that are asked for.

    Written with the name, by whatever writes it (``UserQuerySet``, ``User.save``). On PostgreSQL the words are compared
    letter by letter as in SQLite (migration 0007), whatever the language of the database.
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    word = models.CharField(max_length=LONGEST)
    name = models.CharField(max_length=120)
    words = models.CharField(max_length=LETTERS)

    class Meta:
        ordering = ("word", "name", "person_id")
        constraints = [models.UniqueConstraint(fields=["person", "word"], name="name_word_once")]
        indexes = [models.Index(fields=["word", "name", "person", "words"], name="name_word_order")]

    def __str__(self) -> str:
        return f"{self.word} of {self.person_id}"

    @classmethod
    def make(cls, people: Iterable[User]) -> None:
        """Write the words of people who have none yet."""
        named = [(one, words_of(one.name)) for one in people]
        rows = ((one.pk, word, one.name, said) for one, words in named for said in [said_of(words)] for word in words)
        insert(cls, ("person_id", "word", "name", "words"), rows)

    @classmethod
    def keep(cls, people: Iterable[User]) -> None:
        """Bring the words of a batch of people in step with their names."""
        held: dict[int, set[tuple[str, str]]] = {one.pk: set() for one in people}
        for person, word, name in cls.objects.filter(person__in=held).values_list("person_id", "word", "name"):
            held[person].add((word, name))
        others = [one for one in people if held[one.pk] != {(word, one.name) for word in words_of(one.name)}]
        if others:
            cls.objects.filter(person__in=[one.pk for one in others]).delete()
            cls.make(others)


class WelcomeLink(models.Model):
    """A link that lets one person in, once. Only a hash of its token is kept.

    ``person`` is who it lets in where they are here already, by an import; else it makes them. ``sent_at`` is when it
    went out by e-mail, ``problem`` why it did not. ``made_by`` is None for the console of the server; ``withdrawn_at``
    is when it ended because they left.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="welcome_links")
    standing = models.CharField(max_length=10, choices=STANDINGS)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["email", "expires_at"]),
            models.Index(
                fields=["expires_at", "id"], condition=models.Q(used_at__isnull=True), name="welcome_link_unused"
            ),
            models.Index(
                fields=["withdrawn_at"], condition=models.Q(withdrawn_at__isnull=False), name="welcome_link_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return f"welcome link {self.pk} for {self.standing}"
