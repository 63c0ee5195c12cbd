"""What the text of a filled template must never hold."""

import re


def reads_well(text, *, open_places=False):
    if open_places:
        text = text.replace("[chưa điền]", "Người soạn điền.")
    assert "None" not in text and "Undefined" not in text and "{" not in text
    assert "  " not in text and "\n\n" not in text
    assert "[chưa điền]" not in text
    text = re.sub(r"^\|[-:| ]+\|\n", "", text, flags=re.MULTILINE)  # rules under heads of tables
    assert not re.search(r" [,.;:)]|[,;:][,.;]|\(\s|\(\)|,\s*$|\.\.(?!\.)", text, re.MULTILINE), text
    for line in text.splitlines():
        assert line == line.strip()
        assert line.startswith(("#", "|", "> ", "-> ")) or line.rstrip(")")[-1] in ".:;…", line
