"""What the template language says of a mistake, in Vietnamese."""

import re

_SYNTAX = (
    (
        r"Unexpected end of template.*looking for the following tags: (.*?)\.(?: .*)?$",
        r"chưa đóng khối lệnh, thiếu \1",
    ),
    (r"[Uu]nexpected end of template.*", "chưa đóng câu lệnh"),
    (
        r"Encountered unknown tag '(\w+)'.*looking for the following tags: (.*?)\..*",
        r"lệnh «\1» không đúng chỗ, ở đây cần \2",
    ),
    (r"Encountered unknown tag '(\w+)'.*", r"không có lệnh «\1»"),
    (r"No filter named '(\w+)'.*", r"không có bộ lọc «\1»"),
    (r"No test named '(\w+)'.*", r"không có phép thử «\1»"),
    (r"expected token '(.+?)', got '(.+?)'.*", r"cần «\1» nhưng gặp «\2»"),
    (r"unexpected char '?(.+?)'? at \d+", r"có ký tự lạ «\1»"),
    (r"unexpected '(.+?)'.*", r"có chỗ thừa «\1»"),
    (r"Missing end of (comment|raw).*", "chưa đóng phần ghi chú"),
    (r"Expected an expression.*", "thiếu biểu thức trong câu lệnh"),
    (r"[Tt]oo many nested.*|.*nested.*", "lồng quá nhiều lớp"),
)
_WORDS = {
    "end of statement block": "%}",
    "end of print statement": "}}",
    "name": "tên",
    "'endfor' or 'else'": "endfor",
}


def syntax_reason(message: str) -> str:
    """Return why a template cannot be read; our own messages, already Vietnamese, stay as they are."""
    for pattern, words in _SYNTAX:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            text = found.expand(words)
            for english, vietnamese in _WORDS.items():
                text = text.replace(english, vietnamese)
            return f"câu lệnh không đúng ({_plain(text.replace(' or ', ' hoặc ').replace(chr(39), ''))})"
    return f"câu lệnh không đúng ({_plain(message)})"


def failure_reason(error: BaseException) -> str:
    """Return why a template does not fill."""
    text = str(error)
    if isinstance(error, TypeError) or not text:
        text = "dữ liệu không hợp với câu lệnh ở dòng này"
    elif isinstance(error, ArithmeticError):
        text = "phép tính không làm được, như chia cho 0 hoặc số quá lớn"
    elif isinstance(error, (RecursionError, MemoryError)):
        text = "mẫu lồng quá nhiều lớp hoặc quá lớn"
    return f"không điền được ({_plain(text)})"


def _plain(text: str) -> str:
    return text.replace("{", "«").replace("}", "»") if re.search(r"\{[^{%]", text) else text.rstrip(".")
