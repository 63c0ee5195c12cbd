"""One letter, many texts: what a letter passes on is linked, whichever comes first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.incoming import DuplicateDocumentError
from office_app.domain.incoming import CitationRole, CitedDocument, IncomingDocument
from office_app.domain.settings import OfficeSettings

ARRIVED = date(2026, 6, 8)
RESOLUTION = IncomingDocument(
    "57-NQ/TW", date(2024, 12, 22), "Nghị quyết", "Bộ Chính trị", "về đột phá phát triển khoa học", ARRIVED
)
OURS = IncomingDocument(
    "12-KH/ĐU", date(2026, 2, 3), "Kế hoạch", "Đảng ủy xã La Hiên", "học tập nghị quyết", ARRIVED
)


def passed_on(symbol: str, issued_on: date | None = None, issuer: str | None = None) -> CitedDocument:
    return CitedDocument(symbol, issued_on, issuer=issuer, role=CitationRole.FORWARDED)


LETTER = IncomingDocument(
    "449-CV/TU",
    date(2026, 6, 4),
    "Công văn",
    "Tỉnh ủy",
    "gửi tài liệu học tập",
    ARRIVED,
    cited=(
        passed_on("57 - NQ/TW", date(2024, 12, 22), "Bộ Chính trị"),
        passed_on("12-KH/ĐU", date(2026, 2, 3), "Đảng ủy xã Võ Nhai"),
        CitedDocument("57-NQ/TW"),
        passed_on("05-CTr/TU", None, "BTV Tỉnh uỷ"),
    ),
)


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    made = open_office(data_dir)
    yield made
    made.close()


def links(office: Office, letter: IncomingDocument) -> dict[str, int | None]:
    return {one.cited.symbol: one.document_id for one in office.linked(letter.id or 0)}


def test_given_a_letter_that_passes_texts_on_when_they_come_later_then_each_links_by_itself(office: Office):
    letter = office.register(LETTER, [])
    assert links(office, letter) == {"57 - NQ/TW": None, "12-KH/ĐU": None, "05-CTr/TU": None}

    resolution = office.register(RESOLUTION, [])
    office.register(OURS, [])  # the same symbol and day, but another commune
    programme = office.register(
        replace(RESOLUTION, symbol="05 CTr/TU", issued_on=date(2026, 1, 9), issuer="Ban Thường vụ Tỉnh ủy"),
        [],
    )
    assert links(office, letter) == {
        "57 - NQ/TW": resolution.id,
        "12-KH/ĐU": None,
        "05-CTr/TU": programme.id,
    }

    theirs = office.register(replace(OURS, issuer="BTV Đảng uỷ xã Võ Nhai"), [])
    assert links(office, letter)["12-KH/ĐU"] == theirs.id


@pytest.mark.parametrize(
    ("symbol", "issuer"),
    [("57-NQ/TW", "Bộ Chính trị"), ("57 NQ/TW", "BỘ CHÍNH TRỊ"), ("057 - NQ/TW", "Bộ  Chính trị")],
)
def test_given_a_paper_in_another_writing_when_registered_again_then_the_first_one_is_named(
    office: Office, symbol: str, issuer: str
):
    first = office.register(RESOLUTION, [])
    with pytest.raises(DuplicateDocumentError) as refused:
        office.register(replace(RESOLUTION, symbol=symbol, issuer=issuer), [])
    assert first.arrival in refused.value.text_vi() and "22/12/2024" in refused.value.text_vi()
    assert refused.value.details["document_id"] == first.id


def test_given_one_symbol_and_day_of_two_communes_when_registered_then_both_are_taken(office: Office):
    office.register(OURS, [])
    assert office.register(replace(OURS, issuer="Đảng ủy xã Võ Nhai"), []).arrival.startswith("02/")


@pytest.mark.parametrize(("counts", "due"), [(True, date(2026, 12, 15)), (False, date(2026, 12, 14))])
def test_given_how_the_office_reads_before_a_day_when_a_paper_is_read_then_it_is_read_so(
    office: Office, tmp_path: Path, counts: bool, due: date
):
    paper = tmp_path / "118-KH-TU.txt"
    paper.write_text(
        "TỈNH ỦY VĨNH YÊN\nSố 118-KH/TU\n\nVĩnh Yên, ngày 12 tháng 11 năm 2026\n\nKẾ HOẠCH\nhọc tập nghị quyết\n\n"
        "1. Các đảng ủy xã, phường hoàn thành việc học tập và báo cáo Tỉnh ủy trước ngày 15/12/2026.\n",
        encoding="utf-8",
    )
    office.save_settings(OfficeSettings("Thanh Lâm", "Vĩnh Yên", due_day_counts=counts))
    read = office.read(paper)
    assert {(one.due, one.inclusive) for one in read.recognised.deadlines} == {(due, counts)}
    assert {one.due for one in office.propose_entry(read).obligations if one.due} == {due}
