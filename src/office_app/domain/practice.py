"""Làm thử (N38): an office of invented data to try things in, and how it is told from the real one."""

BAND = "LÀM THỬ – số liệu bịa, không phải cơ quan thật"
"""Stands over every room of the practice window."""

TITLE = "LÀM THỬ – Văn phòng"
PAGE_MARK = "BẢN LÀM THỬ"
"""Printed across each page of a paper made in practice."""

FILE_MARK = "LÀM THỬ - "
"""What the names of files made in practice begin with."""

MARK_FILE = "LAM-THU.txt"
"""Lies in a practice folder and in no other; its name has letters that every system takes."""

MARK_TEXT = f"""{BAND}

Thư mục này do chế độ «Làm thử» của phần mềm Văn phòng Đảng ủy lập ra, để tập làm.
Mọi tên người, tên đơn vị và số liệu ở đây đều bịa. Không cất hồ sơ thật vào đây: bấm «Làm lại từ đầu» là mất hết.
Đừng xóa hay đổi tên tệp này: phần mềm nhận ra thư mục làm thử nhờ nó.
"""
