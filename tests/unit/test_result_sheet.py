"""What is entered on a sheet of results reaches the store as it stands on the screen, whatever the order."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.study import SessionFigures, UnitResult
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.gui.study.result_sheet import ResultReading, ResultSheet, as_table
from office_app.use_cases.study_results import HandedIn

TODAY = date(2026, 11, 22)
EAST = Unit("Chi bộ Thôn Đông", UnitKind.CHI_BO, id=1)
NAMED = [HandedIn(Member(name, 1, id=at), EAST, None) for at, name in enumerate(("An", "Bình", "Cúc"), 1)]
UNITS = [
    UnitResult(1, EAST.name, None, SessionFigures()),
    UnitResult(2, "Chi bộ Trạm Y tế", None, SessionFigures()),
]
PERSON = st.integers(1, 3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("toggle"), st.lists(PERSON, min_size=1, max_size=3, unique=True)),
        st.tuples(st.just("score"), PERSON, st.sampled_from(["", "8", "Khá"])),
        st.tuples(st.just("count"), st.integers(0, 5)),
        st.tuples(st.just("clear"), st.lists(PERSON, min_size=1, max_size=2, unique=True)),
        st.tuples(st.just("undo")),
        st.tuples(st.just("write")),
    ),
    max_size=30,
)


def sheet() -> ResultSheet:
    return ResultSheet(1, ResultKind.REFLECTION, ResultReading(NAMED, UNITS, {}, ()), TODAY)


class Kept:
    """The store, as the writer fills it."""

    def __init__(self) -> None:
        self.results: dict[int, StudyResult] = {}
        self.counts = {2: 0}

    def take(self, made: ResultSheet) -> None:
        batch = made.take_unsaved()
        for gone in batch.removed:
            self.results.pop(gone.member_id)  # only what is there is taken back
        self.results |= {one.member_id: one for one in batch.kept}
        self.counts |= batch.counts


def do(made: ResultSheet, kept: Kept, step: tuple) -> None:  # type: ignore[type-arg]
    match step:
        case ("toggle", people):
            made.toggle(people, TODAY)
        case ("score", person, score):
            made.set_score(person, score, TODAY)
        case ("count", count):
            made.set_count(2, count)
        case ("clear", people):
            made.clear(people)
        case ("undo",):
            made.undo()
        case ("write",):
            kept.take(made)


def shown(made: ResultSheet) -> dict[int, StudyResult]:
    return {one.member.id or 0: one.result for one in made.people if one.result is not None}


@given(STEPS)
def test_given_any_steps_when_written_then_the_store_holds_what_is_shown(steps: list[tuple]):  # type: ignore[type-arg]
    made, kept = sheet(), Kept()
    for step in steps:
        do(made, kept, step)
    kept.take(made)
    assert kept.results == shown(made)
    assert kept.counts == {2: made.count(2)}


@given(STEPS)
def test_given_any_steps_when_all_are_undone_then_nothing_is_left(steps: list[tuple]):  # type: ignore[type-arg]
    made, kept = sheet(), Kept()
    for step in steps:
        do(made, kept, step)
    while made.undo():
        pass
    kept.take(made)
    assert kept.results == {} == shown(made)
    assert kept.counts == {2: 0}


def test_given_marks_when_counted_then_handed_in_and_scored_are_told_apart():
    made = sheet()
    made.toggle([1, 2], TODAY)
    assert not made.toggle([1], TODAY)  # a tick without mark or file is no loss
    made.set_score(3, "  8,5  ", TODAY)
    east, clinic = made.unit_counts()
    assert (east.members, east.handed_in, east.scored, east.share) == (3, 2, 1, "66,67 %")
    assert (clinic.members, clinic.handed_in, clinic.share) == (0, 0, "")
    assert [one.score for one in made.clear([2, 3])] == ["8,5"]
    assert "Trạm Y tế\t\t0\t" in as_table(made).splitlines()
