"""Every shipped template: whole with its example, and whole sentences with whatever of its data is missing."""

from typing import Any

import pytest

from office_app.domain.paper_markup import draft_sections, parse_markup
from office_app.shipped import resource
from office_app.writing.templates import Templates, TemplateTrials
from tests.writing.filled_text import reads_well
from tests.writing.outline import check_golden

TEMPLATES = Templates()
NAMES = TEMPLATES.names()
OPTIONAL = [
    (name, key)
    for name in NAMES
    if name not in ("bao-cao-quy", "bao-cao-nhiem-ky")  # the sentences of month and year
    for key in TEMPLATES.head(name).optional
    if key in TEMPLATES.head(name).example
]


def example(name: str) -> dict[str, Any]:
    return dict(TEMPLATES.head(name).example)


@pytest.mark.parametrize("name", NAMES)
def test_given_its_example_when_filled_then_the_paper_reads_as_in_the_golden_text(name):
    assert TemplateTrials().faults((resource("templates") / f"{name}.txt").read_text(encoding="utf-8")) == []
    paper = TEMPLATES.fill_paper(name, example(name))
    reads_well(paper.text)
    around = [f"Trích yếu: {paper.subject}"]
    around += [f"{paper.layout.addressee_label}: {line}" for line in paper.addressees]
    around += [f"Nơi nhận: {line}" for line in paper.recipients]
    check_golden(f"templates/{name}.txt", "\n".join([*around, "", paper.text]))
    assert parse_markup(paper.text)
    assert paper.subject and not paper.subject.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_given_only_what_is_needed_when_filled_then_the_paper_still_reads_well(name):
    head = TEMPLATES.head(name)
    paper = TEMPLATES.fill_paper(
        name, {key: value for key, value in head.example.items() if key in head.data}
    )
    reads_well(paper.text, open_places=True)
    assert all(section.text for section in draft_sections(paper.text) if section.level > 1)
    bare = TEMPLATES.fill(
        name, {key: [] if isinstance(value, list) else value for key, value in head.example.items()}
    )
    assert "None" not in bare
    assert all(section.text for section in draft_sections(bare) if section.level > 1)


def test_given_nothing_counted_when_filled_then_a_report_claims_nothing():
    for name in ("bao-cao-thang", "bao-cao-quy", "bao-cao-nam", "bao-cao-nhiem-ky"):
        head = TEMPLATES.head(name)
        text = TEMPLATES.fill(name, {key: head.example[key] for key in head.data})
        assert "không có" not in text and "[chưa điền]" in text
        text = TEMPLATES.fill(
            name, {key: head.example[key] for key in head.data} | {"dot_hoc": [], "kiem_tra": []}
        )
        assert "# I- KẾT QUẢ HỌC TẬP, QUÁN TRIỆT\nTrong kỳ không có đợt học tập, quán triệt." in text
        assert "# II- CÔNG TÁC KIỂM TRA, GIÁM SÁT\nTrong kỳ chưa tổ chức" in text
    text = TEMPLATES.fill(
        "bao-cao-thang",
        example("bao-cao-thang")
        | {"dot_hoc": None, "nhiem_vu_xong": 20, "nhiem_vu_cham": 0, "nhiem_vu_qua_han": 0, "den_qua_han": 0}
        | {"phieu_qua_han": 0, "kho_khan": None},
    )
    assert "Toàn bộ 20 nhiệm vụ được giao trong kỳ đã hoàn thành." in text
    assert "Hạn chế" not in text and "\n## Ưu điểm\n- Các nhiệm vụ trong kỳ hoàn thành đúng thời hạn." in text


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (20, "Toàn bộ 20 nhiệm vụ được giao trong kỳ đã hoàn thành."),
        (17, "Phần lớn nhiệm vụ được giao đã hoàn thành: 17/20 nhiệm vụ, đạt 85,00 %"),
        (5, "Mới hoàn thành 05/20 nhiệm vụ được giao, đạt 25,00 %"),
        (0, "Theo dõi 20 nhiệm vụ được giao, chưa hoàn thành nhiệm vụ nào"),
    ],
)
def test_given_all_most_few_or_none_done_when_filled_then_the_sentence_says_so(done, words):
    text = TEMPLATES.fill(
        "bao-cao-quy",
        example("bao-cao-quy") | {"nhiem_vu_xong": done, "nhiem_vu_qua_han": 0, "nhiem_vu_cham": 0},
    )
    assert words in text.replace("\u00a0", " ")


@pytest.mark.parametrize(("name", "key"), OPTIONAL)
def test_given_one_thing_missing_or_alone_when_filled_then_the_paper_reads_well(name, key):
    head, data = TEMPLATES.head(name), example(name)
    reads_well(TEMPLATES.fill(name, {one: value for one, value in data.items() if one != key}))
    alone = {one: value for one, value in data.items() if one == key or one in head.data}
    reads_well(TEMPLATES.fill(name, alone), open_places=True)


def test_given_all_templates_when_listed_then_the_cycle_of_the_office_is_covered():
    assert {TEMPLATES.head(name).doc_type for name in NAMES} == {
        *("Kế hoạch", "Công văn", "Chương trình hành động", "Báo cáo", "Giấy mời", "Phiếu xử lý văn bản đến"),
        *("Lịch công tác tuần", "Thông báo", "Tờ trình", "Quyết định", "Chỉ thị", "Nghị quyết"),
    }
    titles = [TEMPLATES.head(name).name for name in NAMES]
    assert len(set(titles)) == len(titles)
    for name in NAMES:
        head = TEMPLATES.head(name)
        assert head.description.endswith(".")
        assert all(isinstance(text, str) and text for text in (*head.data.values(), *head.optional.values()))
        assert set(head.example) <= {*head.data, *head.optional}
