"""Word files as an office makes them to be filled."""

import io

import docx


def word_file(*paragraphs: str, header: str = "", table: list[str] | None = None) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = header
    for text in paragraphs:
        document.add_paragraph(text).runs[0].bold = True
    if table:
        grid = document.add_table(rows=3, cols=len(table))
        grid.rows[0].cells[0].text = "{%tr for muc in phan_cong %}"
        for cell, text in zip(grid.rows[1].cells, table, strict=True):
            cell.text = text
        grid.rows[2].cells[0].text = "{%tr endfor %}"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
