"""What argparse says, in Vietnamese: it asks gettext for its phrases, which has English ones alone."""

import argparse
from collections.abc import Mapping
from typing import Any

_PHRASES: Mapping[str, str] = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "show this help message and exit": "xem hướng dẫn này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: lỗi: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "«%(argument_name)s»: %(message)s",
    "the following arguments are required: %s": "còn thiếu %s",
    "unrecognized arguments: %s": "không có tham số, tùy chọn nào như: %s",
    # Days and whole numbers say themselves what is wrong with them.
    "invalid %(type)s value: %(value)r": "«%(value)s» không phải là số",
    "expected one argument": "cần một giá trị ở sau",
    "expected at least one argument": "cần ít nhất một giá trị ở sau",
    "ignored explicit argument %r": "không nhận giá trị «%s»",
    "ambiguous option: %(option)s could match %(matches)s": "«%(option)s» có thể là %(matches)s: viết đủ tên",
}
"""Its phrases, as far as our command line can call them up."""


def speak_vietnamese() -> None:
    """Let argparse look its phrases up here from now on."""
    argparse._ = lambda phrase: _PHRASES.get(phrase, phrase)  # type: ignore[attr-defined]


class VietnameseParser(argparse.ArgumentParser):
    """Names what could be chosen without Python's quotes, and of the commands only those that the help names."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        told = action.choices
        if isinstance(action, argparse._SubParsersAction):
            told = [one.dest for one in action._choices_actions]
        raise argparse.ArgumentError(action, f"không có «{value}», chỉ có {', '.join(told)}")
