"""Thirty-odd texts with one field after the other taken out: it stays empty or is a guess, and nothing else changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from office_app.domain.incoming import Certainty, Found, RecognisedDocument
from office_app.recognition.recognise import recognise
from tests.unit.letterhead_papers import PARTY, Head, paper
from tests.unit.letterheads import HEADS
from tests.unit.recognition_rules import RULES

FIELDS = (
    "symbol",
    "number",
    "issued_on",
    "doc_type",
    "issuer",
    "parent",
    "subject",
    "signer",
    "signer_title",
)
PARTY_SIGNS = ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lò Văn Ơn")
STATE_SIGNS = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Sơn Thị Cẩm Tú")
STAFF_SIGNS = ("TRƯỞNG BAN", "", "K'Brền Thị Mai")


@dataclass(frozen=True)
class Text:
    """A letterhead with a closing, and the layout it is read in."""

    head: Head
    signs: Sequence[str]
    layout: str
    copies: Sequence[str] = ("Nơi nhận:", "- Thường trực cấp ủy (b/c),", "- Lưu VP.")

    def written(self) -> str:
        return paper(self.head, self.layout, [*self.copies, *self.signs])


def texts() -> list[Text]:
    layouts = ("left-right", "right-left", "wide")
    signs = {True: (PARTY_SIGNS, STAFF_SIGNS), False: (STATE_SIGNS,)}
    return [
        Text(head, signs[head.right == PARTY][i % len(signs[head.right == PARTY])], layouts[i % 3])
        for i, head in enumerate(HEADS)
    ]


def without(text: Text, field: str) -> Text | None:
    """Return the text with a field taken out, or None where it has none to take."""
    head = text.head
    if field == "symbol":
        left = replace(head, symbol_line="Số          ")
        return replace(text, head=left)
    if field == "issued_on":
        return replace(text, head=replace(head, place_date=""))
    if field == "doc_type":
        return replace(text, head=replace(head, type_line=" ")) if head.type_line else None
    if field == "subject":
        if head.type_line:
            return replace(text, head=replace(head, subject_lines=()))
        return replace(text, head=replace(head, under=()))
    if field == "parent":
        return replace(text, head=replace(head, left=head.left[1:])) if head.parent else None
    if field == "issuer":
        kept = head.left[:1] if head.parent else ()
        return replace(text, head=replace(head, left=kept))
    if field == "signer":
        return replace(text, signs=text.signs[:-1])
    if field == "signer_title":
        return replace(text, signs=[line for line in text.signs if line not in ("PHÓ BÍ THƯ", "TRƯỞNG BAN")])
    return replace(text, copies=())


def test_given_the_texts_then_there_are_thirty_or_more() -> None:
    assert len(texts()) >= 30


@pytest.mark.parametrize(
    "field",
    [
        "symbol",
        "issued_on",
        "doc_type",
        "subject",
        "parent",
        "issuer",
        "signer",
        "signer_title",
        "recipients",
    ],
)
@pytest.mark.parametrize("text", texts(), ids=lambda text: text.head.symbol)
def test_given_a_field_taken_out_when_recognised_then_it_is_empty_or_a_guess_and_the_rest_the_same(
    text: Text, field: str
) -> None:
    taken = without(text, field)
    if taken is None or (field == "signer_title" and text.signs is STATE_SIGNS):
        pytest.skip("nothing to take out")
    whole, found = recognise(text.written(), RULES), recognise(taken.written(), RULES)
    if field == "recipients":
        assert all("Kính gửi" in recipient.reason for recipient in found.recipients)
    else:
        assert whole_value(whole, field) is not None
        assert_empty_or_guess(getattr(found, field))
    gone = {field, "number"} if field == "symbol" else {field}
    if field == "issuer" and found.issuer and found.issuer.certainty is Certainty.LIKELY:
        gone.add("parent")  # one body is left: it may be either, and says so
    for other in FIELDS:
        if other not in gone:
            assert whole_value(found, other) == whole_value(whole, other), other


def whole_value(document: RecognisedDocument, field: str) -> object:
    value = getattr(document, field)
    return value.value if value else None


def assert_empty_or_guess(value: Found[object] | None) -> None:
    assert value is None or (value.certainty is not Certainty.SURE and value.reason), value


def test_given_another_heading_than_the_symbol_says_when_recognised_then_the_type_is_not_sure() -> None:
    text = (
        "ĐẢNG ỦY XÃ NẬM CUỔI\n*\nSố 31-TB/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nNậm Cuổi, ngày 01 tháng 7 năm 2026\n"
        "KẾT LUẬN\ncủa Thường trực Đảng ủy tại buổi giao ban\n-----\n1. Phòng Kinh tế lập phương án.\n"
    )
    found = recognise(text, RULES).doc_type
    assert found and found.certainty is Certainty.LIKELY and "ký hiệu" in found.reason
