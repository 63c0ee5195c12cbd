"""Nested values keep all they hold, and formats that are not known are refused."""

from dataclasses import fields

import pytest

from office_app.domain.official_paper import Align, PaperLayout, Table
from office_app.domain.outgoing import DraftAnnex, DraftCampaign, DraftSection, DraftTask, OutgoingDraft
from office_app.domain.paper_markup import annex_of_draft
from office_app.domain.reports import CampaignFigures
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import SessionFigures, StudySession, UnitResult
from office_app.storage import serialise, serialise_settings
from office_app.storage.tables.study import FIGURES
from tests.storage.values import SETTINGS, draft, figures


def test_given_each_nested_value_when_written_then_no_field_of_the_domain_is_left_out() -> None:
    plain = serialise.draft_to_json(draft())
    frozen = serialise.figures_to_json(figures(1, 2, 3))
    settings = serialise_settings.settings_to_json(SETTINGS)
    for kind, written, apart in (
        (OutgoingDraft, plain, {"id"}),
        (DraftSection, plain["sections"][0], set()),
        (DraftTask, plain["tasks"][0], set()),
        (DraftCampaign, plain["campaign"], set()),
        (DraftAnnex, plain["annexes"][0], set()),
        (PaperLayout, plain["layout"], set()),
        (CampaignFigures, frozen, set()),
        (UnitResult, frozen["units"][0], set()),
        (StudySession, frozen["units"][0]["session"], set()),
        (SessionFigures, frozen["total"], set()),
        (OfficeSettings, settings, set()),
        (Signer, settings["signers"][0], set()),
    ):
        names = {field.name for field in fields(kind)} - apart
        assert names == set(written) - {"v"}, kind
    assert tuple(field.name for field in fields(SessionFigures)) == FIGURES


def test_given_a_draft_of_before_when_read_then_its_annex_is_text_to_edit_and_its_sheet_the_usual() -> None:
    run = {"text": "Số liệu tính đến ngày 30/6", "bold": False, "italic": True, "underline": False}
    table = {
        "heads": ["STT", "Chi bộ"],
        "rows": [["1", "La Đồng"], ["", "Tổng cộng"]],
        "widths": [0.2, 0.8],
        "aligns": ["center", "left"],
        "total_row": True,
    }
    blocks = [
        {"kind": "paragraph", "runs": [run], "table": None, "source": ""},
        {"kind": "table", "runs": [], "table": table, "source": ""},
    ]
    old = serialise.draft_to_json(draft())
    del old["layout"]
    old["annexes"] = [{"title": "Kết quả", "label": "Phụ lục", "landscape": True, "blocks": blocks}]
    read = serialise.draft_from_json(old, 1)
    (annex,) = read.annexes
    assert (annex.heading, annex.landscape, annex.reference) == ("Kết quả", True, None)
    paragraph, printed = annex_of_draft(annex).blocks
    assert [(one.text, one.italic) for one in paragraph.runs] == [("Số liệu tính đến ngày 30/6", True)]
    assert printed.table == Table(
        ["STT", "Chi bộ"],
        [["1", "La Đồng"], ["", "Tổng cộng"]],
        (0.2, 0.8),
        (Align.CENTER, Align.LEFT),
        total_row=True,
    )
    assert read.layout == PaperLayout()


@pytest.mark.parametrize("version", [None, 0, 2, "1"])
def test_given_an_unknown_format_when_read_then_it_is_refused(version: object) -> None:
    for read in (
        lambda data: serialise.draft_from_json(data, 1),
        serialise.figures_from_json,
        serialise_settings.settings_from_json,
    ):
        with pytest.raises(ValueError, match="unknown format"):
            read({"v": version})
