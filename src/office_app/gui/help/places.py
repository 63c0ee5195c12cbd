"""Which place of the guide F1 opens: by the widget with the keyboard, the tab in front, the dialog, the room."""

import re

from PySide6.QtWidgets import QDialog, QListWidget, QTabBar, QWidget

from office_app.gui.help.guide import HOME

ROOMS = {
    "overview": "man-hinh#tổng-quan",
    "intake": "nhan-van-ban",
    "incoming": "van-ban-den",
    "outgoing": "phat-hanh#danh-sách-văn-bản-đi",
    "tasks": "theo-doi",
    "study": "hoc-tap",
    "outreach": "kiem-tra#tuyên-truyền",
    "inspections": "kiem-tra#kiểm-tra-giám-sát",
    "reports": "bao-cao",
    "organisation": "to-chuc",
    "settings": "cai-dat",
    "templates": "mau-van-ban",
    "search": "tim-kiem",
}
"""Every room's place in the guide."""

TABS = {
    ("incoming", "Việc được giao"): "van-ban-den#việc-được-giao",
    ("incoming", "Chuỗi chỉ đạo"): "van-ban-den#chuỗi-chỉ-đạo",
    ("incoming", "Kế hoạch, học tập"): "van-ban-den#đã-làm-gì-với-văn-bản",
    ("incoming", "Lịch sử"): "van-ban-den#đã-làm-gì-với-văn-bản",
    ("tasks", "Việc định kỳ"): "theo-doi#việc-định-kỳ",
    ("tasks", "Chỉ tiêu"): "theo-doi#chỉ-tiêu",
    ("study", "Lịch"): "hoc-tap#lịch-học",
    ("study", "Kết quả"): "hoc-tap#xem-kết-quả",
    ("study", "Phiếu báo"): "phieu-bao",
    ("study", "Học bù"): "hoc-tap#học-bù",
    ("study", "Thu hoạch"): "hoc-tap#bài-thu-hoạch",
    ("study", "Đôn đốc"): "phieu-bao#đôn-đốc-chi-bộ-chậm",
    ("outreach", "Khen thưởng"): "kiem-tra#khen-thưởng",
    ("outreach", "Báo cáo viên"): "kiem-tra#báo-cáo-viên",
    ("inspections", "Khó khăn, vướng mắc"): "kiem-tra#khó-khăn-và-kiến-nghị",
    ("inspections", "Kiến nghị, đề xuất"): "kiem-tra#khó-khăn-và-kiến-nghị",
    ("inspections", "Minh chứng đánh giá"): "kiem-tra#minh-chứng-đánh-giá-chi-bộ",
    ("reports", "Đã phát hành"): "bao-cao#báo-cáo-đã-gửi",
    ("settings", "Người ký"): "cai-dat#văn-phòng-người-ký",
    ("settings", "Đánh số, thời hạn"): "cai-dat#đánh-số-thời-hạn",
    ("settings", "Ngày nghỉ"): "cai-dat#ngày-nghỉ",
    ("settings", "Thể thức"): "cai-dat#thể-thức",
    ("settings", "Mẫu văn bản"): "mau-van-ban",
    ("settings", "Giao diện"): "cai-dat#giao-diện",
    ("settings", "Cập nhật"): "sao-luu#cập-nhật-phần-mềm-không-cần-mạng",
    ("settings", "Cơ quan tương ứng"): "cai-dat#cơ-quan-tương-ứng-ở-xã",
    ("settings", "Thư mục tự nhận"): "nhan-van-ban#thư-mục-tự-nhận",
    ("settings", "Dữ liệu, sao lưu"): "sao-luu",
}
"""Places of tabs and of sections of a page that have one of their own, by room and label."""

PANES = {
    "editorPage": "soan-thao",
    "issuedPage": "phat-hanh#sau-khi-phát-hành",
    "importPage": "to-chuc#nhập-từ-excel",
}
"""Places of what may fill a whole room, by the name in its form."""

PARTS = {
    "timelinePart": "soan-thao#dòng-thời-gian",
    "planTasks": "soan-thao#việc-sẽ-tạo-khi-phát-hành",
    "addTaskButton": "soan-thao#việc-sẽ-tạo-khi-phát-hành",
    "removeTaskButton": "soan-thao#việc-sẽ-tạo-khi-phát-hành",
    "campaignPart": "soan-thao#việc-sẽ-tạo-khi-phát-hành",
    "findingsButton": "soan-thao#kiểm-tra-dự-thảo",
    "findingList": "soan-thao#kiểm-tra-dự-thảo",
}
"""Places of what is part of a page, by the name of the widget."""

WIDGETS = {
    "AttendancePanel": "hoc-tap#điểm-danh",
    "SessionDetails": "hoc-tap#lịch-học",
    "PutOffBox": "hoc-tap#lịch-học",
    "ReturnsReview": "phieu-bao#nhận-phiếu",
    "QuickReturn": "phieu-bao#ghi-nhanh-kết-quả-qua-điện-thoại",
    "CampaignDialog": "hoc-tap#lập-đợt-học-tập",
    "ProposalDialog": "hoc-tap#lịch-học",
    "ResultFilesDialog": "hoc-tap#bài-thu-hoạch",
    "AlikeDialog": "hoc-tap#bài-thu-hoạch",
    "NewPaperDialog": "soan-thao#soạn-từ-mẫu-hoặc-trang-trắng",
    "TableDialog": "soan-thao#bảng",
    "PaperWay": "soan-thao#trình-ký",
    "WordPaperDialog": "mau-van-ban#mẫu-là-tệp-word",
    "WordPane": "mau-van-ban#mẫu-là-tệp-word",
    "IssueDialog": "phat-hanh",
    "NumbersPanel": "phat-hanh#sổ-số",
    "RegisterDialog": "van-ban-den#in-sổ",
    "CorrectDialog": "van-ban-den#sửa-dòng-đã-vào-sổ",
    "OffersDialog": "theo-doi#nhận-việc-từ-văn-bản",
    "TaskForm": "theo-doi#làm-việc-với-danh-sách",
    "AssignDialog": "theo-doi#làm-việc-với-danh-sách",
    "DrawDialog": "kiem-tra#bốc-thăm-chi-bộ-để-kiểm-tra",
    "UpperFormDialog": "bao-cao#biểu-của-cấp-trên",
    "UnitForm": "to-chuc#đơn-vị",
    "PasteForm": "to-chuc#đảng-viên",
    "UnitChangeForm": "to-chuc#thay-đổi-tổ-chức",
    "MemberForm": "to-chuc#đảng-viên",
    "HandOverDialog": "sao-luu#bàn-giao",
    "UpdateDialog": "sao-luu#cập-nhật-phần-mềm-không-cần-mạng",
    "PracticePage": "sao-luu#làm-thử",
    "EverythingBox": "tim-kiem",
    "FirstStartPage": "lan-dau",
    "OpeningPage": "khi-gap-loi#chưa-mở-được-dữ-liệu",
}
"""Places of dialogs, panes and pages that have one of their own, by the name of their class."""

_BESIDE_TABS = "AttendancePanel"
"""Stands beside every tab of its room: a tab that has a place of its own goes before it."""
_COUNT = re.compile(r"\s+[\d./]+$")  # a tab may say how much is in it


def place_of(room: str | None, page: QWidget | None, focus: QWidget | None) -> str:
    """Return the guide's place for where the user is.

    Args:
        room: key of the room in view; None before there are rooms.
        page: the page in view.
        focus: the widget that has the keyboard.
    """
    inside = focus
    while inside is not None:
        name = type(inside).__name__
        if place := WIDGETS.get(name) or PARTS.get(inside.objectName()):
            of_tab = _of_tab(room or "", page) if name == _BESIDE_TABS and page is not None else None
            return of_tab or place
        if isinstance(inside, QDialog):  # what a dialog stands on is still in view
            break
        inside = inside.parentWidget()
    if page is None:
        return ROOMS.get(room or "", HOME)
    own = WIDGETS.get(type(page).__name__) or _of_pane(page) or _of_tab(room or "", page)
    return own or ROOMS.get(room or "", HOME)


def _of_pane(page: QWidget) -> str | None:
    panes = (child for child in page.findChildren(QWidget) if child.objectName() in PANES)
    return next((PANES[pane.objectName()] for pane in panes if pane.isVisible()), None)


def _of_tab(room: str, page: QWidget) -> str | None:
    labels = [bar.tabText(bar.currentIndex()) for bar in page.findChildren(QTabBar) if bar.isVisible()]
    sections = page.findChild(QListWidget, "sections")
    if sections is not None and (item := sections.currentItem()) is not None:
        labels.append(item.text())
    places = (TABS.get((room, _COUNT.sub("", text))) for text in labels)
    return next((place for place in places if place is not None), None)
