"""Where a line of a title had better not end: inside a term of the field, or before a number that belongs to a word."""

from collections.abc import Sequence
from itertools import pairwise

_TERMS = """
    nghị quyết, chỉ thị, kết luận, quy định, quyết định, kế hoạch, hướng dẫn, thông báo, thông tri, báo cáo,
    công văn, tờ trình, chương trình, đề án, quy chế, bộ chính, chính trị, ban bí, bí thư, ban chấp,
    chấp hành, trung ương, ban thường, thường vụ, thường trực, tỉnh ủy, huyện ủy, thành ủy, đảng ủy, đảng bộ,
    chi bộ, đảng viên, cấp ủy, đại hội, đại biểu, toàn quốc, hội nghị, nhiệm kỳ, học tập, quán triệt,
    tuyên truyền, triển khai, thực hiện, tổ chức, văn phòng, ủy ban, nhân dân, mặt trận, tổ quốc, việt nam,
    kiểm tra, giám sát, kết quả, nhiệm vụ, giải pháp, phát triển, kinh tế, xã hội, văn hóa, giáo dục,
    đào tạo, khoa học, công nghệ, chuyển đổi, đổi mới, sáng tạo, bảo đảm, nâng cao, chất lượng, công tác,
    xây dựng, hệ thống, quốc gia, quốc tế, sơ kết, tổng kết, lãnh đạo, chỉ đạo, tăng cường, tư tưởng,
    đạo đức, phong cách, hồ chí, chí minh, số liệu
"""
_PAIRS = frozenset(tuple(term.split()) for term in _TERMS.split(","))
_LEADING = frozenset(("số", "ngày", "tháng", "năm", "lần", "khóa", "xã", "phường", "tỉnh", "quý"))
"""Words that what follows belongs to: «số 57-NQ/TW», «ngày 22/12/2024», «xã La Hiên»."""


def breaks_badly(lines: Sequence[str]) -> bool:
    """Tell whether one of the lines ends inside a term, or at a word whose number or name stands on the next."""
    ends = [(line.split()[-1].casefold(), after.split()[0].casefold()) for line, after in pairwise(lines)]
    return any(end in _LEADING or (end, start.rstrip(".,;:")) in _PAIRS for end, start in ends)
