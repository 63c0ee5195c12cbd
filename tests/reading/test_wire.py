"""Answers of a reading process that a file has got the better of: what cannot be is not believed."""

from array import array
from collections.abc import Callable
from dataclasses import replace

import pytest

from office_app.domain.incoming import CitedDocument, Found, RecognisedDocument, Span
from office_app.domain.page_layout import LaidOutWords, PageFrame
from office_app.domain.read_files import FileKind, PageText, WordBox
from office_app.reading.wire import Reading, packed_reading, packed_words, unpacked_reading, unpacked_words

A4 = PageFrame(0, 0.0, 0.0, 595.0, 842.0)
CORNERS = [10.0, 90.0, 15.0, 80.0, 50.0, 90.0, 55.0, 80.0, 20.0, 90.0, 25.0, 80.0, 70.0, 90.0, 75.0, 80.0]
TEXT = "Kế hoạch"
PAGE = PageText(1, TEXT, words=LaidOutWords(TEXT, array("f", CORNERS), A4))
GOOD = Reading(FileKind.PDF, (PAGE,), recognised=RecognisedDocument(TEXT, subject=Found("hoạch", Span(3, 8))))


def arrived(reading: Reading) -> Reading:
    length, payload = packed_reading(reading)
    return unpacked_reading(payload, length)


def recognised(**values: object) -> Reading:
    return replace(GOOD, recognised=replace(RecognisedDocument(TEXT), **values))  # type: ignore[arg-type]


def test_given_words_of_a_page_when_sent_then_they_arrive_with_their_boxes():
    (page,) = arrived(GOOD).pages
    assert page.text == TEXT
    assert list(page.words) == [
        WordBox("Kế", 10, 842 - 90, 25, 842 - 80),
        WordBox("hoạch", 50, 842 - 90, 75, 842 - 80),
    ]


def test_given_words_read_from_a_picture_when_sent_then_they_arrive_with_how_sure_they_are():
    words = (WordBox("Kế", 1, 2, 3, 4, 41),)
    page = PageText(1, "Kế", scanned=True, optical=True, words=words)
    (came,) = arrived(Reading(FileKind.IMAGE, (page,))).pages
    assert tuple(came.words) == words and replace(came, words=words) == page


def test_given_a_letterhead_put_right_when_sent_then_the_words_keep_the_order_of_the_page():
    words = LaidOutWords("hoạch Kế", array("f", CORNERS), A4)
    (page,) = arrived(replace(GOOD, pages=(replace(PAGE, words=words),))).pages
    assert page.text == TEXT and [word.text for word in page.words] == ["hoạch", "Kế"]


@pytest.mark.parametrize(
    "reading",
    [
        replace(GOOD, pages=(replace(PAGE, number=0),)),
        replace(GOOD, pages=(replace(PAGE, number=2),)),
        replace(GOOD, pages=(PAGE, PageText(3, "ba"))),
        replace(GOOD, pages=(replace(PAGE, width=0.0),)),
        replace(GOOD, pages=(replace(PAGE, height=-1.0),)),
        replace(
            GOOD, pages=(replace(PAGE, words=LaidOutWords(TEXT, array("f", CORNERS), replace(A4, turn=4))),)
        ),
        recognised(subject=Found("hoạch", Span(3, 9))),
        recognised(symbol=Found("1-KH/TU", Span(-1, 4))),
        recognised(doubtful=(Span(5, 3),)),
        recognised(cited=(CitedDocument("2-NQ/TW", span=Span(0, 90)),)),
    ],
)
def test_given_pages_or_passages_that_cannot_be_when_they_arrive_then_they_are_refused(reading: Reading):
    with pytest.raises(ValueError):
        arrived(reading)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_given_a_box_that_ends_nowhere_when_it_arrives_then_it_is_refused(number: float):
    words = LaidOutWords(TEXT, array("f", [*CORNERS[:5], number, *CORNERS[6:]]), A4)
    with pytest.raises(ValueError, match="end"):
        arrived(replace(GOOD, pages=(replace(PAGE, words=words),)))
    length, payload = packed_words(words)
    with pytest.raises(ValueError, match="end"):
        unpacked_words(payload, length)
    optical = PageText(1, "a", optical=True, words=(WordBox("a", 1, 2, number, 4),))
    with pytest.raises(ValueError):
        arrived(Reading(FileKind.IMAGE, (optical,)))


@pytest.mark.parametrize(
    "change", [lambda sent: sent[:-4], lambda sent: sent + bytes(4), lambda sent: sent[:-3]]
)
def test_given_boxes_or_texts_missing_or_too_many_when_they_arrive_then_they_are_refused(
    change: Callable[[bytes], bytes],
):
    length, payload = packed_reading(GOOD)
    with pytest.raises(ValueError):
        unpacked_reading(change(payload), length)


def test_given_more_pages_than_texts_when_they_arrive_then_they_are_refused():
    length, payload = packed_words(PAGE.words)
    page = b'"pages":[{"number":1,"text":""}],"kind":"pdf"'
    for reading in (b"", b'"reading":{' + page + b"},"):
        sent = payload[:length].replace(b"{", b"{" + reading, 1).replace(b'"own":true', b'"own":false')
        with pytest.raises(ValueError):
            unpacked_reading(sent + payload[length : -2 * len(TEXT)], len(sent))


def test_given_half_a_sign_in_a_value_when_sent_then_the_rest_arrives():
    came = arrived(recognised(subject=Found("ho\ud83dch", Span(3, 8)))).recognised

    assert came is not None and came.subject == Found("ho?ch", Span(3, 8))
