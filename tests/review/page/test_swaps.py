"""Which rows are drawn anew: the steps are played on a list of keys, as a browser would."""

from hypothesis import given
from hypothesis import strategies as st

from review.page.rows import Row, keys
from review.page.swaps import Swap, swaps

SOURCE = "Le premier jour est beau.\n\nLe second jour est long.\n\nLe dernier jour est court."


def rows_of(names: list[str]) -> list[Row]:
    return [Row(name, (), (), ()) for name in names]


def played(page: list[str], steps: list[Swap]) -> list[str]:
    for step in steps:
        assert step.row is None or step.row.key not in page or step.row.key == step.key
        if step.row is None:
            page.remove(step.key)
        elif not step.after:
            page[page.index(step.key)] = step.row.key
        elif step.key:
            page.insert(page.index(step.key) + 1, step.row.key)
        else:
            page.insert(0, step.row.key)
    return page


names = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(names, names)
def test_the_steps_lead_from_the_old_page_to_the_new(before, after):
    assert played(list(before), swaps(before, rows_of(after), ())) == after


def test_only_the_touched_among_the_rows_that_stay_are_drawn():
    assert [step.key for step in swaps(["a", "b", "c"], rows_of(["a", "b", "c"]), {"b"})] == ["b"]


def test_an_edit_changes_the_key_of_its_own_row_only():
    text = "Der erste Tag ist schön.\n\nDer zweite Tag ist lang.\n\nDer letzte Tag ist kurz."

    before, after = keys(SOURCE, text), keys(SOURCE, text.replace("lang", "länger"))

    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_taking_a_paragraph_out_leaves_the_keys_of_the_others():
    before, after = keys("", "Eins.\n\nWerbung\n\nZwei."), keys("", "Eins.\n\nZwei.")

    assert after == [before[0], before[2]]


def test_paragraphs_that_are_alike_have_keys_of_their_own():
    assert len(set(keys("", "-\n\n-\n\n-"))) == 3
