"""import_findings: ratings become flags where they point, once, and nothing else changes."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from review.acting.signing import sign_off
from review.models import Flag
from review.verifying import broken_promises
from tests.builders import a_project, a_translation, an_article, an_operation

pytestmark = pytest.mark.django_db
HEADER = "system\tdoc\tseg_id\ttarget\tcategory\tseverity\n"
GOOD = "\ta\t1\tEin <v>gutter</v> Tag.\tFluency/Spelling\tMajor\n"


@pytest.fixture
def translation():
    return a_translation(
        "Ein gutter Tag.\n\nUnd mehr. Und mehr.", article=an_article(a_project(slug="nord"), external_id="a")
    )


@pytest.fixture
def bring(tmp_path):
    def bring(content, project="nord"):
        path = tmp_path / "mqm.tsv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("import_findings", path, project=project)

    return bring


def test_a_rating_becomes_a_flag_of_another_tool_where_it_points(translation, bring):
    bring(HEADER + GOOD + "\ta\t2\tUnd mehr.\tNo-error\tNo-error\n")

    flag = Flag.objects.get()
    translation.refresh_from_db()
    assert (flag.origin, flag.quote, flag.start, flag.end) == ("external", "gutter", 4, 10)
    assert (flag.error_type, flag.severity) == ("linguistic-conventions/spelling", "major")
    assert translation.open_major == 1
    assert list(broken_promises(translation)) == []


def test_the_same_file_again_changes_nothing(translation, bring):
    bring(HEADER + GOOD)
    before = list(Flag.objects.values())

    bring(HEADER + GOOD)

    assert list(Flag.objects.values()) == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "mqm.tsv: The header has no column “target”"),
        (HEADER + "\ta\t1\n", "mqm.tsv, line 2: The row has 3 cells, the header 6."),
        (HEADER + GOOD.replace("\ta\t", "\tb\t"), "mqm.tsv, line 2: There is no article “b” in the project."),
        (HEADER + GOOD.replace("Tag", "Abend"), "mqm.tsv, line 2: The target is not in the text as it stands now."),
        (
            HEADER + "\ta\t1\tUnd <v>mehr</v>.\tx\tminor\n",
            "mqm.tsv, line 2: The target stands in the text more than once.",
        ),
        (HEADER + GOOD.replace("<v>", ""), "mqm.tsv, line 2: The target marks no span"),
        (HEADER + GOOD.replace("Fluency/Spelling", "x"), "mqm.tsv, line 2: The category “x” is unknown."),
        (HEADER + GOOD.replace("Major", "99"), "mqm.tsv, line 2: The severity “99” is none of critical, major, minor"),
    ],
)
def test_what_cannot_be_placed_is_refused_with_its_line(translation, bring, capsys, content, reason):
    with pytest.raises(CommandError):
        bring(content)

    assert reason in capsys.readouterr().err
    assert not Flag.objects.exists()


def test_a_signed_off_text_is_left_in_peace(translation, bring, capsys):
    sign_off(translation.pk, 0, an_operation(), at=timezone.now())

    with pytest.raises(CommandError):
        bring(HEADER + GOOD)

    assert "is signed off" in capsys.readouterr().err


@pytest.mark.parametrize(("content", "project"), [(b"K\xf6ln", "nord"), (HEADER, "south")])
def test_a_file_or_a_project_that_is_none_is_named(translation, bring, content, project):
    with pytest.raises(CommandError, match=r"UTF-8|no project"):
        bring(content, project)


def test_what_goes_out_as_mqm_comes_in_as_a_finding(translation, bring, tmp_path):
    from review.acting.deciding import accept
    from tests.builders import a_flag

    accept(a_flag(translation, "gutter", "guter"), fix=0, base=0, operation=an_operation())
    call_command("export_articles", project="nord", format="mqm", output=tmp_path / "out.tsv", all_states=True)
    fresh = a_translation(
        "Ein gutter Tag.\n\nUnd mehr. Und mehr.", article=an_article(a_project(slug="neu"), external_id="a")
    )

    bring((tmp_path / "out.tsv").read_bytes(), "neu")

    assert Flag.objects.get(translation=fresh).quote == "gutter"
