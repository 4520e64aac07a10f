"""The admin: what administrators find, and what nobody changes there."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Article, Job, Revision, Translation
from review.acting.deciding import accept, dismiss
from review.models import Decision, Flag
from review.roles import Role
from tests.builders import a_flag, a_project, a_translation, a_user, an_article, an_operation

pytestmark = pytest.mark.django_db
SHOWN = sorted(f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry)


@pytest.fixture
def administrator(client):
    user = a_user(Role.ADMINISTRATOR, name="admin")
    client.force_login(user)
    return user


def worked_on(project=None):
    translation = a_translation("Ein gutter Tag, vielleicht.", project=project)
    accept(a_flag(translation, "gutter", "guter"), fix=0, base=0, operation=an_operation())
    dismiss(a_flag(translation, "vielleicht"), an_operation())
    return translation


@pytest.mark.parametrize("model", [model for model in admin.site._registry if model._meta.app_label != "axes"])
def test_no_label_of_a_form_ends_in_a_colon(rf, model):
    request = rf.get("/")
    request.user = User(is_superuser=True, is_active=True)

    form = admin.site._registry[model].get_form(request)()

    assert form.label_suffix == ""


def test_a_job_that_was_parked_says_why_in_the_list(client, administrator):
    project = a_project()
    project.members.add(administrator)
    stage = {"stage": "checking", "done": 1200, "total": 1500}
    Job.objects.create(kind="check", project=project, state="parked", error="ValueError", reference="ab12cd34", **stage)

    page = client.get(reverse("admin:articles_job_changelist"), headers={"Accept-Language": "de"}).content.decode()

    assert "ValueError · ab12cd34" in page
    assert "Texte prüfen 1.200/1.500" in page


def seen_by_administrators():
    return [name for name in SHOWN if name.split("_")[1] not in ("accessattempt", "accesslog", "accessfailurelog")]


@pytest.mark.parametrize("name", seen_by_administrators())
def test_every_list_can_be_searched_and_costs_no_more_for_many(client, name, django_assert_max_num_queries):
    client.force_login(a_user(Role.ADMINISTRATOR, name="root"))
    User.objects.update(is_superuser=True)
    project = a_project()
    for _ in range(8):
        worked_on(project)
    a_user(Role.EDITOR, project)

    with django_assert_max_num_queries(22):
        answer = client.get(reverse(f"admin:{name}_changelist"))

    assert answer.status_code == 200
    assert client.get(reverse(f"admin:{name}_changelist"), {"q": "tag"}).status_code == 200


@pytest.mark.parametrize("model", [Revision, Flag, Decision])
def test_history_can_be_read_but_not_made_changed_or_deleted(client, administrator, model):
    User.objects.update(is_superuser=True)
    worked_on()
    row, name = model.objects.first(), f"{model._meta.app_label}_{model._meta.model_name}"
    before = model.objects.values().get(pk=row.pk)

    assert client.get(reverse(f"admin:{name}_change", args=[row.pk])).status_code == 200
    assert client.get(reverse(f"admin:{name}_add")).status_code == 403
    assert client.post(reverse(f"admin:{name}_change", args=[row.pk]), {"kind": "edit"}).status_code == 403
    assert client.post(reverse(f"admin:{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert model.objects.values().get(pk=row.pk) == before


def test_an_article_shows_its_translations_and_keeps_its_source(client, administrator):
    article = a_translation().article
    address = reverse("admin:articles_article_change", args=[article.pk])
    form = {
        "title": "Neuer Titel",
        "url": "",
        "published_at_0": "",
        "published_at_1": "",
        "source_text": "anders",
        "translations-TOTAL_FORMS": "0",
        "translations-INITIAL_FORMS": "0",
    }

    assert "German" in client.get(address).content.decode()
    client.post(address, form)

    saved = Article.objects.get()
    assert (saved.title, saved.source_text) == ("Neuer Titel", article.source_text)


@pytest.mark.parametrize(("query", "found"), [("Zug", 1), ("extern-7", 1), ("example.org/zug", 1), ("Flugzeug", 0)])
def test_articles_are_found_by_title_id_and_address(client, administrator, query, found):
    an_article(title="Der Zug", external_id="extern-7", url="https://example.org/zug")
    an_article()

    answer = client.get(reverse("admin:articles_article_changelist"), {"q": query})

    assert answer.context["cl"].result_count == found


@pytest.mark.parametrize(("value", "found"), [("yes", 2), ("no", 1)])
def test_articles_are_filtered_by_whether_the_source_is_there(client, administrator, value, found):
    an_article()
    an_article()
    an_article(source="")

    answer = client.get(reverse("admin:articles_article_changelist"), {"source": value})

    assert answer.context["cl"].result_count == found


@pytest.mark.parametrize(("value", "found"), [("open", 1), ("decided", 2), ("gone", 0)])
def test_flags_are_filtered_by_state(client, administrator, value, found):
    a_flag(worked_on(), "Tag")

    answer = client.get(reverse("admin:review_flag_changelist"), {"state": value})

    assert answer.context["cl"].result_count == found


def test_an_administrator_gives_roles_but_neither_single_permissions_nor_superpowers(client, administrator):
    colleague = a_user(Role.READER, name="colleague")
    address = reverse("admin:auth_user_change", args=[colleague.pk])
    editor = colleague.groups.model.objects.get(name="editor")

    client.post(
        address,
        {
            "username": "colleague",
            "is_active": "on",
            "groups": [editor.pk],
            "is_superuser": "on",
            "user_permissions": [1],
        },
    )

    colleague.refresh_from_db()
    assert [group.name for group in colleague.groups.all()] == ["editor"]
    assert not colleague.is_superuser
    assert colleague.user_permissions.count() == 0


def test_an_administrator_cannot_take_a_superuser_over(client, administrator):
    root = User.objects.create_superuser("root")
    password = {"password1": "quite another 1", "password2": "quite another 1"}

    assert client.post(reverse("admin:auth_user_change", args=[root.pk]), {"username": "x"}).status_code == 403
    assert client.post(reverse("admin:auth_user_password_change", args=[root.pk]), password).status_code == 403


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.LEAD])
def test_others_do_not_get_in(client, role):
    client.force_login(a_user(role))

    assert client.get(reverse("admin:index")).url.startswith("/admin/login/")


@pytest.mark.parametrize(("value", "found"), [("yes", ["seen"]), ("no", ["unseen"]), ("other", ["seen", "unseen"])])
@pytest.mark.parametrize("name", ["article", "translation"])
def test_what_no_editor_sees_is_marked_and_found(client, administrator, name, value, found):
    project = a_project()
    a_translation(article=an_article(project, title="seen"))
    unseen = a_translation(article=an_article(project, title="unseen"))
    Translation.objects.filter(pk=unseen.pk).update(listed=False)

    page = client.get(reverse(f"admin:articles_{name}_changelist"), {"listed": value})

    rows = page.context["cl"].result_list
    assert sorted(getattr(row, "article", row).title for row in rows) == found
    assert page.content.decode().count('alt="False"') >= ("unseen" in found)
    if name == "translation":
        assert (reverse("review", args=[unseen.pk]) in page.content.decode()) is False


def test_the_first_page_offers_the_import(client, administrator):
    assert reverse("admin:articles_import") in client.get(reverse("admin:index")).content.decode()
