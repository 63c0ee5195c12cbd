"""Files laid where the clerk finds them."""

from pathlib import Path

import pytest

from office_app.storage.outbox import Outbox


@pytest.mark.parametrize(
    ("name", "laid"),
    [
        ("12-KH_ĐU.docx", "12-KH_ĐU.docx"),
        ("../../ngoài.pdf", "-..-ngoài.pdf"),
        ("C:\\Windows\\a.pdf", "C--Windows-a.pdf"),
        ("a\nb?.txt", "a-b-.txt"),
        ("..", "tệp"),
    ],
)
def test_given_any_name_when_laid_then_the_file_stays_in_its_folder(name: str, laid: str, tmp_path: Path):
    folder = tmp_path / "đã phát hành"
    assert Outbox().lay(b"x", name, folder) == folder / laid
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [folder / laid]


def test_given_other_content_of_that_name_when_laid_then_both_are_there(tmp_path: Path):
    assert [Outbox().lay(content, "a.txt", tmp_path).name for content in (b"1", b"2", b"1")] == [
        "a.txt",
        "a (2).txt",
        "a.txt",
    ]
