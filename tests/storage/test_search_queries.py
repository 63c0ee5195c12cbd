"""Sixty queries and more, as clerks type them, and what each has to find first in an office that has it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from office_app.domain.search import FoundKind, SearchHit
from office_app.storage.store import Store
from office_app.use_cases.progress import QUIET
from office_app.use_cases.search import search
from tests.storage.opened import open_store
from tests.storage.search_office import fill

TODAY = date(2026, 9, 16)

STORM, HEALTH, DIGITAL = "12-KH/TU", "05-CV/BTGDVTU", "57-NQ/TW"
DECREE, RICE, YEAR = "15/2026/NĐ-CP", "12/KH-UBND", "113-BC/HU"

FIRST = {
    # symbols in their spellings
    "12-KH/TU": STORM,
    "12 KH TU": STORM,
    "12-kh/tu": STORM,
    "KH12": RICE,  # of two plans with that number the one registered last
    "KH 12/TU": STORM,
    "12KH/TU": STORM,
    "12khtu": STORM,
    "số 12/KH-TU": STORM,
    "Số: 12 - KH/TƯ": STORM,
    "012-KH/TU": STORM,
    "5-CV/BTGDVTU": HEALTH,
    "05 cv btgdvtu": HEALTH,
    "12/KH-UBND": RICE,
    "12 kh ubnd": RICE,
    "15/2026/NĐ-CP": DECREE,
    "15/nd-cp": DECREE,
    "57-NQ/T": DIGITAL,
    "113 bc hu": YEAR,
    "113-BC": YEAR,
    "số:113": YEAR,
    # with and without marks, either tone placement, composed or not, upper and lower case
    "phòng chống bão lũ": STORM,
    "phong chong bao lu": STORM,
    "PHÒNG CHỐNG BÃO": STORM,
    normalize("NFD", "bão lũ"): STORM,
    "đột phá": DIGITAL,
    "dot pha": DIGITAL,
    "sot xuat huyet": HEALTH,
    "lăng quăng": HEALTH,
    "uỷ ban kiểm tra hồ đập": "kiểm tra hồ đập",
    "tran thi hoà": "Trần Thị Hòa",
    # a word typed with its marks before others that only look like it
    "bão": STORM,
    "thị hoa": "Trần Thị Ho",
    "Hòa": "Trần Thị Hòa",
    "hoà": "Trần Thị Hòa",
    "đào": "Đào Văn Tân",
    "bảo đảm": YEAR,
    # half typed words, in lines and in texts
    "chuyển đổi s": "Đợt học tập chuyển đổi số",
    "lang q": HEALTH,
    "bản Tà": STORM,
    "nguyen duc qu": "Nguyễn Đức Quỳnh",
    # phrases, words not wanted
    '"bá vân"': "Chi bộ xóm Bá Vân",
    '"xóm Bá Vân" sơ tán': STORM,
    "khoa học -chuyển": None,
    "kế hoạch -bão": RICE,
    '"tạo đổi mới"': None,
    # days and months
    "15/9/2026": STORM,
    "ngày 15 tháng 9 năm 2026": STORM,
    "tháng 9/2026 bão": STORM,
    "năm:2026 lúa": RICE,
    "hạn:tháng 10": "Rà soát hộ dân vùng sạt lở",
    "hạn:2/10/2026": "Rà soát hộ dân vùng sạt lở",
    "ngày:hôm qua": STORM,
    "quý 3/2026 hồ đập": "kiểm tra hồ đập",
    # filters
    "loại:kế hoạch lúa": RICE,
    "từ:tỉnh ủy, bão": STORM,
    "ký:Phạm Hoàng Sơn": STORM,
    "ký:Lê Văn Đạo": None,  # a rapporteur
    "loại:đảng viên tân": "Đào Văn Tân",
    "loại:nhiệm vụ danh sách": "Gửi danh sách khen thưởng",
    # all kinds of record, words of lines and texts together
    "tỉnh ủy sơ tán": STORM,
    "Sổ tay phòng chống thiên tai": STORM,
    "tự lực tự cường": "học tập Nghị quyết số 57-NQ/TW",
    "kết quả sáu tháng": "kết quả sáu tháng",
    "ảnh chân dung": "Gửi danh sách khen thưởng",
    "đề cương giới thiệu": "Đợt học tập chuyển đổi số",
    "hội trường ubnd": "Chi bộ Trường Tiểu học",
    "Lê Văn Đạo": "Chi bộ Trường Tiểu học",
    "liệt sĩ": "Kể chuyện gương liệt sĩ",
    "Bùi Thị Xuân": "Việc thu nộp đảng phí",
    "trưởng ban Hà": "Đỗ Mạnh Hà",
    "nước sạch": "Tỷ lệ dân dùng nước sạch",
    "chỉ tiêu nước": "Tỷ lệ dân dùng nước sạch",
    "báo cáo viên Hà": "Đỗ Mạnh Hà",
    "không có ở đâu cả": None,
}
"""What is typed → what the first hit is called, None for nothing found."""


@pytest.fixture(scope="module")
def full_store(tmp_path_factory: pytest.TempPathFactory, empty_office: Path) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("search") / "data")
    fill(store)
    yield store
    store.close()


def ask(store: Store, typed: str, most: int = 6) -> list[SearchHit]:
    """Return the hits with the kinds ordered as the screen does."""
    results = search(typed, most=most, open_transaction=store.open_reading, today=TODAY, progress=QUIET)
    return list(results.hits)


def test_given_a_built_office_when_each_query_is_typed_then_its_first_hit_is_what_was_meant(
    full_store: Store,
) -> None:
    wrong = {}
    for typed, expected in FIRST.items():
        titles = [hit.title.text for hit in ask(full_store, typed)]
        if expected is None:
            good = not titles
        else:
            good = bool(titles) and expected in titles[0]
        if not good:
            wrong[typed] = (expected, titles[:3])
    assert not wrong, "\n".join(f"{typed}: {found}" for typed, found in wrong.items())
    assert len(FIRST) >= 60


def test_given_a_hit_in_a_text_when_shown_then_its_passage_is_marked_and_leads_to_the_place(
    full_store: Store,
) -> None:
    (hit,) = [one for one in ask(full_store, "lang quang sot xuat") if one.kind is FoundKind.INCOMING]
    assert hit.passage is not None and hit.passage.place is not None
    assert [hit.passage.text[a:b] for a, b in hit.passage.marks] == ["lăng", "quăng", "sốt", "xuất"]
    with full_store.open_reading() as tx:
        text = tx.incoming.get(hit.opens).text
    assert text[hit.passage.place.start :].startswith("lăng quăng")


def test_given_an_obligation_when_found_then_its_document_opens_at_it(full_store: Store) -> None:
    (hit,) = ask(full_store, "loại:việc hồ đập")
    assert (hit.kind, hit.title.text) == (FoundKind.OBLIGATION, "kiểm tra hồ đập")
    assert hit.passage is not None and hit.passage.place is not None and hit.passage.place.start == 100
    with full_store.open_reading() as tx:
        assert tx.incoming.get(hit.opens).symbol == STORM


def test_given_more_hits_than_shown_when_searched_then_the_newest_come_and_more_is_said(
    full_store: Store,
) -> None:
    results = search("2026", most=1, open_transaction=full_store.open_reading, today=TODAY, progress=QUIET)
    assert all(len(group.hits) == 1 for group in results.groups)
    results = search(
        "kế hoạch", most=1, open_transaction=full_store.open_reading, today=TODAY, progress=QUIET
    )
    (incoming,) = [group for group in results.groups if group.kind is FoundKind.INCOMING]
    assert incoming.more and incoming.hits[0].title.text.startswith(RICE)
