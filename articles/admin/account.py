"""Accounts and roles. Whoever looks after accounts gives nobody a power he does not hold himself:
he touches neither his own roles nor a superuser."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from articles import roles
from articles.admin.desk import DeskAdmin
from articles.admin.figures import drawn
from articles.admin.readonly import OnlyToRead

ROLE_NAMES: Mapping[str, str | Promise] = {
    roles.REPORTER: _("Reporter"),
    roles.DESK_EDITOR: _("Section editor"),
    roles.COPY_EDITOR: _("Copy editor"),
    roles.PICTURE_EDITOR: _("Picture editor"),
    roles.TRANSLATOR: _("Translator"),
    roles.MANAGING_EDITOR: _("Managing editor"),
    roles.EDITOR_IN_CHIEF: _("Editor-in-chief"),
    roles.LEGAL: _("Legal adviser"),
    roles.SOURCE_CUSTODIAN: _("Source custodian"),
    roles.SYSTEM_ADMIN: _("System administrator"),
}

admin.site.unregister(User)
admin.site.unregister(Group)


def role_name(group: Group) -> str:
    return str(ROLE_NAMES.get(group.name, group.name))


class RolesField(forms.ModelMultipleChoiceField):
    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def label_from_instance(self, group: Group) -> str:
        return role_name(group)


class ByRole(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, str(label)) for name, label in ROLE_NAMES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


_DATES = (drawn(User, "last_login"), drawn(User, "date_joined"))


@admin.register(User)
class AccountAdmin(UserAdmin, DeskAdmin):  # type: ignore[misc]
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "first_name", "last_name", "held_roles", "is_active")
    list_filter = ("is_active", ByRole)
    readonly_fields = ("password_set", *_DATES)
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("username", "password_set")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Dates"), {"fields": _DATES}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("Password"))
    def password_set(self, user: User) -> str:
        """A way to set it; nothing of what is stored."""
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a class="text-link" href="{}">{}</a>', address, _("Set a password"))

    @admin.display(description=_("Roles"))
    def held_roles(self, user: User) -> str:
        return gettext(", ").join(role_name(group) for group in user.groups.all())

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        return RolesField(Group.objects.all(), required=False, label=_("Roles"))

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        if obj is not None and obj.pk == request.user.pk:
            return (*fixed, "held_roles", "is_staff", "is_active")
        return fixed

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        own = obj is not None and obj.pk == request.user.pk
        return _shown(super().get_fieldsets(request, obj), "held_roles" if own else "groups")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # an account that signed something is switched off, not deleted


@admin.register(Group)
class RoleAdmin(OnlyToRead, GroupAdmin, DeskAdmin):  # type: ignore[misc]
    """Roles are data of the program (articles.roles); here they are looked up."""

    list_display = ("named",)
    fields = ("named",)
    search_fields = ()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {**(extra_context or {}), "title": _("Roles")})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        found = self.get_object(request, object_id)
        told = {"subtitle": role_name(found), "title": capfirst(_("role"))} if found else {}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **told})

    @admin.display(description=_("role"), ordering="name")
    def named(self, group: Group) -> str:
        return role_name(group)


def _shown(fieldsets: Any, roles_as: str) -> list:
    """Nobody edits his own roles: he sees them as a line of words."""
    return [
        (name, {**options, "fields": [roles_as if f == "groups" else f for f in options["fields"]]})
        for name, options in fieldsets
    ]
