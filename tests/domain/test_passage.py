"""Marks: what keeps words back keeps them back wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from sessionkit.domain.passage import Mark, Marks, also_marked, in_order, keeping_back

THIRD, CONFIDENCE, AGREED = Mark.THIRD_PARTY, Mark.IN_CONFIDENCE, Mark.AGREED
MARKS = st.lists(st.sampled_from(Mark), unique=True).map(lambda found: in_order(tuple(found)))


@given(MARKS, MARKS)
def test_what_keeps_words_back_in_either_place_keeps_them_back_in_both(
    own: Marks, elsewhere: Marks
) -> None:
    both = also_marked(own, elsewhere)
    assert set(keeping_back(both)) == {*keeping_back(own), *keeping_back(elsewhere)}
    assert in_order(both) == both


def test_words_about_another_person_are_agreed_only_where_they_are_so_everywhere() -> None:
    assert also_marked((), (THIRD, AGREED)) == (THIRD, AGREED)
    assert also_marked((THIRD,), (THIRD, AGREED)) == (THIRD,)
    assert also_marked((AGREED,), (THIRD,)) == (THIRD,)
    assert also_marked((AGREED,), (CONFIDENCE,)) == (CONFIDENCE, AGREED)


def test_that_words_are_agreed_elsewhere_marks_nothing_here() -> None:
    assert also_marked((), (AGREED,)) == ()
    assert also_marked((THIRD,), (AGREED,)) == (THIRD,)
