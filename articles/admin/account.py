"""Accounts and roles. Whoever keeps accounts asks for power; a chief or the custodian grants it
(articles.accounts). Nobody sets another's password: its holder does, by a link."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminTextInputWidget

from articles import accounts, roles
from articles.admin.desk import DeskAdmin
from articles.admin.desk import account as whoever
from articles.admin.figures import drawn
from articles.admin.readonly import OnlyToRead
from articles.models import AccountChange, AccountRequest

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
Asked = AccountRequest.What

admin.site.unregister(User)
admin.site.unregister(Group)


def role_name(group: Group) -> str:
    return named_role(group.name)


def named_role(name: str) -> str:
    return str(ROLE_NAMES.get(name, name))


class RolesField(forms.ModelMultipleChoiceField):
    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def label_from_instance(self, group: Group) -> str:
        return role_name(group)


class Why(forms.Form):
    why = forms.CharField(
        label=_("why"),
        max_length=300,
        widget=UnfoldAdminTextInputWidget,
        help_text=_("The holder, the chiefs and the custodian read it."),
    )


class AccountForm(forms.ModelForm):
    """What gives power or a way in is said with a reason."""

    why = forms.CharField(
        label=_("why"),
        max_length=300,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text=_(
            "Of a change of roles, address or whether the account is switched on. The holder, the "
            "chiefs and the custodian read it."
        ),
    )

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "groups", "is_active")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        weighs = {"email", "groups", "is_active"} if self.instance.pk else {"groups"}
        if weighs & set(self.changed_data) and not told.get("why"):
            self.add_error("why", _("Say why."))
        return told


class ByRole(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, str(label)) for name, label in ROLE_NAMES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


_DATES = (drawn(User, "last_login"), drawn(User, "date_joined"))
_PERSON: Any = (_("Person"), {"fields": ("first_name", "last_name", "email")})


@admin.register(User)
class AccountAdmin(UserAdmin, DeskAdmin):  # type: ignore[misc]
    form = add_form = AccountForm
    list_display = ("username", "first_name", "last_name", "held_roles", "is_active")
    list_filter = ("is_active", ByRole)
    readonly_fields = ("way_in", *_DATES)
    add_fieldsets = (
        (None, {"fields": ("username",)}),
        _PERSON,
        (_("Roles"), {"fields": ("groups", "why")}),
    )
    fieldsets = (
        (None, {"fields": ("username", "way_in")}),
        _PERSON,
        (_("Roles"), {"fields": ("groups", "is_active", "why")}),
        (_("Dates"), {"fields": _DATES}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                "<int:id>/factor/",
                self.admin_site.admin_view(self.user_change_factor),
                name="auth_user_factor",
            ),
            path(
                "<int:id>/out/",
                self.admin_site.admin_view(self.user_show_out),
                name="auth_user_out",
            ),
            *super().get_urls(),
        ]

    @admin.display(description=_("Way in"))
    def way_in(self, user: User) -> str:
        """What may be asked for; nothing of what is stored."""
        return format_html(
            '<a class="text-link" href="{}">{}</a> · <a class="text-link" href="{}">{}</a> · '
            '<a class="text-link" href="{}">{}</a>',
            reverse("admin:auth_user_password_change", args=[user.pk]),
            _("A new password"),
            reverse("admin:auth_user_factor", args=[user.pk]),
            _("A new second factor"),
            reverse("admin:auth_user_out", args=[user.pk]),
            _("End its sessions and tokens"),
        )

    @admin.display(description=_("Roles"))
    def held_roles(self, user: User) -> str:
        return gettext(", ").join(role_name(group) for group in user.groups.all())

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        said = _("Two people give a role: a chief or the custodian grants what you ask for here.")
        every = Group.objects.all()
        return RolesField(every, required=False, label=_("Roles"), help_text=said)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        if obj is not None and obj.pk == request.user.pk:
            return (*fixed, "held_roles", "is_active")
        return fixed

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        found = super().get_fieldsets(request, obj)
        return _own(found) if obj is not None and obj.pk == request.user.pk else found

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # an account that signed something is switched off, not deleted

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        by, at, told = whoever(request), timezone.now(), form.cleaned_data
        if not change:
            accounts.make(obj, by=by, at=at)
        said = {"by": by, "at": at, "why": told.get("why", "")}
        if asked := accounts.change(obj, {name: told[name] for name in form.changed_data}, **said):
            wanted = gettext(", ").join(map(wish, asked))
            self.message_user(
                request,
                gettext("Asked for: %(wanted)s. A chief or the custodian grants it.")
                % {"wanted": wanted},
                messages.WARNING,
            )

    def save_related(self, *_asked: Any) -> None:
        """Roles are given by the verbs."""

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        return self._renew(request, id, Asked.PASSWORD)

    def user_change_factor(self, request: HttpRequest, id: str) -> HttpResponse:
        return self._renew(request, id, Asked.FACTOR)

    def user_show_out(self, request: HttpRequest, id: str) -> HttpResponse:
        found, form, back = self._asked_why(request, id)
        if not form.is_valid():
            what = AccountChange.What.SHOWN_OUT
            return page(self, request, "ask", found, form=form, what=what, back=back)
        accounts.show_out(found, by=whoever(request), at=timezone.now(), **form.cleaned_data)
        self.message_user(request, gettext("It comes in anew everywhere."), messages.SUCCESS)
        return HttpResponseRedirect(back)

    def _asked_why(self, request: HttpRequest, id: str) -> tuple[User, Why, str]:
        """The account, the form for the reason, and where to go afterwards."""
        found = self.get_object(request, id)
        if found is None or found.pk == request.user.pk:
            raise PermissionDenied
        if not self.has_change_permission(request, found):
            raise PermissionDenied
        back = reverse("admin:auth_user_change", args=[found.pk])
        return found, Why(request.POST or None), back

    def _renew(self, request: HttpRequest, id: str, what: AccountRequest.What) -> HttpResponse:
        """Asks for it with a reason, or does it at once for an account without power."""
        found, form, back = self._asked_why(request, id)
        if not form.is_valid():
            return page(self, request, "ask", found, form=form, what=what, back=back)
        said = {"by": whoever(request), "at": timezone.now(), **form.cleaned_data}
        link = accounts.renew(found, what, **said)
        if link:
            return page(self, request, "link", found, link=request.build_absolute_uri(link))
        self.message_user(request, _done(found, what), messages.SUCCESS)
        return HttpResponseRedirect(back)


def _done(account: User, what: AccountRequest.What) -> str:
    if accounts.holds_power(account):
        return gettext("Asked for: %(wanted)s. A chief or the custodian grants it.") % {
            "wanted": what.label
        }
    return gettext("The second factor of this account has ended.")


def wish(request: AccountRequest) -> str:
    """What is asked for, in words: a role by its name, an address as it is written."""
    if request.what == Asked.ROLE:
        return gettext("the role «%(role)s»") % {"role": named_role(request.value)}
    if request.what == Asked.EMAIL:
        return f"{request.get_what_display()} ({request.value})"
    return request.get_what_display()


def page(
    of: DeskAdmin, request: HttpRequest, name: str, account: User, status: int = 200, **more: Any
) -> HttpResponse:
    """One of the pages about an account: ask, link, answer."""
    context = {
        **of.admin_site.each_context(request),
        "title": accounts.named(account),
        "opts": of.opts,
        "account": account,
        **more,
    }
    request.current_app = of.admin_site.name
    return TemplateResponse(request, f"admin/accounts/{name}.html", context, status=status)


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


def _own(fieldsets: Any) -> list:
    """Nobody edits his own roles: he sees them as a line of words; his way in has its own pages."""
    told = {"groups": "held_roles", "way_in": ""}
    return [
        (name, {**of, "fields": [told.get(one, one) for one in of["fields"] if told.get(one, one)]})
        for name, of in fieldsets
    ]
