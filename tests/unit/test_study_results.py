"""Bài thu hoạch and rapporteurs over a real store, with real files."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitKind
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.study import Campaign, StudySession, Topic
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.use_cases.study_results import HandedIn, likeness, near_copies, shingles_of
from tests.unit.results_office import DAY, ESSAY, NOW, OTHER, office, text_file

__all__ = ["office"]  # the fixture


def test_given_two_essays_that_are_nearly_the_same_when_kept_then_the_pair_is_shown(
    office: Office, tmp_path: Path
):
    people = office.handed_in(1, ResultKind.REFLECTION)
    texts = (ESSAY, ESSAY.replace("con cháu", "các cháu").upper(), OTHER)
    office.record_result_files(
        [
            (StudyResult(1, one.member.id or 0), text_file(tmp_path / f"{one.member.full_name}.txt", text))
            for one, text in zip(people, texts, strict=True)
        ]
    )
    everybody = office.handed_in(1, ResultKind.REFLECTION)
    assert all(one.result is not None and one.result.handed_on == NOW.date() for one in everybody)
    (pair,) = near_copies(everybody)
    assert {pair.first.member.full_name, pair.second.member.full_name} == {"Nguyễn An", "Nguyễn Bình"}
    assert pair.share > 0.6
    assert office.result_counts(1, ResultKind.REFLECTION) == {1: 3}
    assert office.check() == []


def test_given_the_same_text_and_another_one_when_compared_then_likeness_is_one_and_nought():
    assert likeness(shingles_of(ESSAY), shingles_of(ESSAY)) == 1.0
    assert likeness(shingles_of(ESSAY), shingles_of(OTHER)) == 0.0
    assert likeness(shingles_of(""), shingles_of(ESSAY)) == 0.0


def test_given_an_exempt_member_when_counted_then_they_are_asked_for_nothing_but_may_hand_in(office: Office):
    binh = office.find_members("Nguyễn Bình")[0]
    office.save_member(replace(binh, leaves=(Leave(LeaveKind.EXEMPT),)))
    assert [one.asked for one in office.handed_in(1, ResultKind.REFLECTION)] == [True, False, True]
    office.record_results([StudyResult(1, binh.id or 0)])
    assert [one.asked for one in office.handed_in(1, ResultKind.REFLECTION)] == [True, True, True]


def test_given_marks_and_counts_when_corrected_and_removed_then_the_last_word_counts(office: Office):
    person = office.handed_in(1, ResultKind.TEST)[0].member.id or 0
    office.record_results([StudyResult(1, person, ResultKind.TEST, DAY, " 8,5 ")])
    result = office.handed_in(1, ResultKind.TEST)[0].result
    assert result is not None and (result.score, result.handed_on) == ("8,5", DAY)
    office.remove_results([result])
    assert office.result_counts(1, ResultKind.TEST) == {}
    office.record_result_count(1, 1, ResultKind.SURVEY, 12)
    assert office.result_counts(1, ResultKind.SURVEY) == {1: 12}
    with pytest.raises(IncompleteError):
        office.record_results([StudyResult(1, person, handed_on=date(2026, 6, 1))])
    with pytest.raises(IncompleteError):
        office.record_result_count(1, 1, ResultKind.SURVEY, -1)


def test_given_results_by_name_or_count_when_figures_are_made_then_the_larger_number_counts_everywhere(
    office: Office,
):
    other = office.save_unit(Unit("Chi bộ Trạm Y tế", UnitKind.CHI_BO))
    office.save_campaign(replace(office.campaign(1), due=NOW.date()), [1, other])
    session = office.session(office.change_session(StudySession(1, 1, DAY)))
    office.save_attendance(session, office.attendance_rows(session.id or 0), handed_in=2)
    people = [one.member.id or 0 for one in office.handed_in(1, ResultKind.REFLECTION)]

    def handed_in() -> list[int]:
        figures = office.campaign_figures(1)
        lines = [line.figures.handed_in for line in office.campaign_results(1)]
        assert [line.figures.handed_in for line in figures.units] == lines
        assert figures.total.handed_in == sum(lines)
        return lines

    assert handed_in() == [2, 0]  # as the session counted
    office.record_results([StudyResult(1, people[0])])
    assert handed_in() == [2, 0]  # fewer by name: the session's number stays
    office.record_results([StudyResult(1, member_id) for member_id in people])
    office.record_result_count(1, other, ResultKind.REFLECTION, 9)
    office.record_result_count(1, other, ResultKind.SURVEY, 30)
    assert handed_in() == [3, 9]


def test_given_results_all_by_name_when_taken_back_then_the_figure_goes_down_with_them(office: Office):
    session = office.session(office.change_session(StudySession(1, 1, DAY)))
    office.save_attendance(session, office.attendance_rows(session.id or 0), handed_in=3)
    results = [StudyResult(1, one.member.id or 0) for one in office.handed_in(1, ResultKind.REFLECTION)]
    office.record_results(results)
    office.remove_results(results[:1])
    assert office.campaign_results(1)[0].figures.handed_in == 2
    office.remove_results(results[1:])
    assert office.campaign_results(1)[0].figures.handed_in == 0


def test_given_a_session_for_two_campaigns_when_results_are_kept_then_each_campaign_has_its_own(
    office: Office,
):
    second = office.save_campaign(Campaign("Học tập Nghị quyết số 57-NQ/TW", None), [1])
    planned = StudySession(1, 1, DAY, also=(Topic(second),))
    session = office.session(office.change_session(planned))
    office.save_attendance(session, office.attendance_rows(session.id or 0), handed_in=3)
    person = office.handed_in(second, ResultKind.REFLECTION)[0].member.id or 0
    office.record_results([StudyResult(second, person)])
    assert [office.campaign_results(at)[0].figures.handed_in for at in (1, second)] == [3, 1]


def test_given_one_who_moved_when_results_are_kept_under_both_records_then_the_person_counts_once(
    office: Office,
):
    other = office.save_unit(Unit("Chi bộ Trạm Y tế", UnitKind.CHI_BO))
    office.save_campaign(office.campaign(1), [1, other])
    person = office.handed_in(1, ResultKind.REFLECTION)[0].member.id or 0
    moved = office.move_member(person, other, DAY)
    office.record_results([StudyResult(1, person), StudyResult(1, moved)])
    assert office.result_counts(1, ResultKind.REFLECTION) == {1: 1}


def test_given_very_many_copies_when_compared_then_each_is_found(office: Office):
    unit = Unit("Chi bộ Thôn Đông", UnitKind.CHI_BO)
    copies = [
        HandedIn(Member(str(at), 1, id=at), unit, StudyResult(1, at, shingles=shingles_of(ESSAY)))
        for at in range(150)
    ]
    found = {one.member.id for pair in near_copies(copies) for one in (pair.first, pair.second)}
    assert found == set(range(150))


def test_given_rapporteurs_when_listed_then_their_sessions_are_counted_by_name(office: Office):
    made = office.save_rapporteur(
        Rapporteur("Lương Thế  Hòa", level="cấp xã", training=((DAY, "kỹ năng nói"),))
    )
    session = office.session(office.change_session(StudySession(1, 1, DAY, rapporteur="lương thế hoà")))
    office.save_attendance(session, office.attendance_rows(session.id or 0))
    office.change_session(StudySession(1, 1, DAY + timedelta(days=30), rapporteur="Trần Khoa"))
    lines = {line.rapporteur.full_name: line for line in office.rapporteurs()}
    assert (lines["Lương Thế Hòa"].held, lines["Lương Thế Hòa"].last_on) == (1, DAY)
    assert (lines["Trần Khoa"].planned, lines["Trần Khoa"].listed) == (1, False)
    with pytest.raises(IncompleteError, match="đã có"):
        office.save_rapporteur(Rapporteur("lương thế hòa"))
    office.remove_rapporteur(made)
    assert not {line.rapporteur.full_name: line for line in office.rapporteurs()}["lương thế hoà"].listed
