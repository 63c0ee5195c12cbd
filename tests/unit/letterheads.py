"""Letterheads of all levels, of our own writing, and what is to be read from each."""

from tests.unit.letterhead_papers import STATE, YOUTH, Head

HEADS = [
    Head(
        ("ĐẢNG BỘ TỈNH SƠN BÌNH", "ĐẢNG ỦY XÃ NẬM CUỔI"), "Số 449-CV/ĐU", "Nậm Cuổi, ngày 29 tháng 4 năm 2026",
        "449-CV/ĐU", "2026-04-29", "Đảng ủy xã Nậm Cuổi", "Đảng bộ tỉnh Sơn Bình",
        under=("V/v đôn đốc học tập, quán triệt", "các nghị quyết mới của Trung ương"),
        subject="đôn đốc học tập, quán triệt các nghị quyết mới của Trung ương",
    ),
    Head(
        ("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG", "ĐẢNG UỶ PHƯỜNG AN LẠC"), "Số 05-NQ/ĐU", "An Lạc, ngày 03 tháng 02 năm 2026",
        "05-NQ/ĐU", "2026-02-03", "Đảng ủy phường An Lạc", "Đảng bộ thành phố Hải Phòng",
        type_line="NGHỊ QUYẾT", subject_lines=("về nhiệm vụ trọng tâm năm 2026",),
        doc_type="Nghị quyết", subject="nhiệm vụ trọng tâm năm 2026",
    ),
    Head(
        ("TỈNH ỦY ĐẮK LẮK",), "Số 26 NQ/TU", "Đắk Lắk, ngày 13 tháng 9 năm 2025",
        "26-NQ/TU", "2025-09-13", "Tỉnh ủy Đắk Lắk",
        type_line="NGHỊ QUYẾT", subject_lines=("về phát triển kinh tế tập thể", "giai đoạn 2026 - 2030"),
        doc_type="Nghị quyết", subject="phát triển kinh tế tập thể giai đoạn 2026 - 2030",
    ),
    Head(
        ("TỈNH ỦY LÂM ĐỒNG", "BAN TUYÊN GIÁO VÀ DÂN VẬN"), "Số 15 -HD/BTGDVTU", "Lâm Đồng, ngày 09 tháng 3 năm 2026",
        "15-HD/BTGDVTU", "2026-03-09", "Ban Tuyên giáo và Dân vận", "Tỉnh ủy Lâm Đồng",
        type_line="HƯỚNG DẪN", subject_lines=("sinh hoạt chuyên đề quý II năm 2026",),
        doc_type="Hướng dẫn", subject="sinh hoạt chuyên đề quý II năm 2026",
    ),
    Head(
        ("BAN CHẤP HÀNH TRUNG ƯƠNG",), "Số 445-KL/TƯ", "Hà Nội, ngày 11 tháng 11 năm 2025",
        "445-KL/TW", "2025-11-11", "Ban Chấp hành Trung ương",
        type_line="KẾT LUẬN", subject_lines=("CỦA BAN BÍ THƯ", "về công tác cán bộ ở cơ sở"),
        doc_type="Kết luận", subject="công tác cán bộ ở cơ sở",
    ),
    Head(
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"), "Số 15671-CV/VPTƯ", "Hà Nội, ngày 20 tháng 8 năm 2025",
        "15671-CV/VPTW", "2025-08-20", "Văn phòng", "Ban Chấp hành Trung ương",
        under=("V/v gửi tài liệu",), subject="gửi tài liệu",
    ),
    Head(
        ("BỘ CHÍNH TRỊ",), "Số 19-QĐ/TW", "Hà Nội, ngày 08 tháng 4 năm 2026",
        "19-QĐ/TW", "2026-04-08", "Bộ Chính trị",
        type_line="QUY ĐỊNH", subject_lines=("về công tác chính trị, tư tưởng",),
        doc_type="Quy định", subject="công tác chính trị, tư tưởng",
    ),
    Head(
        ("TỈNH ỦY SƠN BÌNH",), "Số 201-QĐ/TU", "Sơn Bình, ngày 19 tháng 5 năm 2026",
        "201-QĐ/TU", "2026-05-19", "Tỉnh ủy Sơn Bình",
        type_line="QUYẾT ĐỊNH", subject_lines=("về việc kiện toàn Ban Chỉ đạo chuyển đổi số",),
        doc_type="Quyết định", subject="kiện toàn Ban Chỉ đạo chuyển đổi số",
    ),
    Head(
        ("HUYỆN ỦY PHÙ LẠC",), "Số 12-CTr/HU", "Phù Lạc, ngày 01 tháng 3 năm 2021",
        "12-CTr/HU", "2021-03-01", "Huyện ủy Phù Lạc",
        type_line="CHƯƠNG TRÌNH HÀNH ĐỘNG", subject_lines=("thực hiện Nghị quyết Đại hội XIII của Đảng",),
        doc_type="Chương trình hành động", subject="thực hiện Nghị quyết Đại hội XIII của Đảng",
    ),
    Head(
        ("ĐẢNG BỘ XÃ CHƯ PĂH", "CHI BỘ LÀNG KON SƠLĂL"), "Số 03-BC/CB", "Chư Păh, ngày 05 tháng 12 năm 2025",
        "03-BC/CB", "2025-12-05", "Chi bộ làng Kon Sơlăl", "Đảng bộ xã Chư Păh",
        type_line="BÁO CÁO", subject_lines=("tổng kết công tác năm 2025",),
        doc_type="Báo cáo", subject="tổng kết công tác năm 2025",
    ),
    Head(
        ("ĐẢNG ỦY XÃ NẬM CUỔI", "CHI BỘ TRƯỜNG TRUNG HỌC CƠ SỞ", "VÀ TIỂU HỌC SỐ 2"), "Số 11-KH/CB",
        "Nậm Cuổi, ngày 14 tháng 10 năm 2025", "11-KH/CB", "2025-10-14",
        "Chi bộ Trường Trung học cơ sở và tiểu học Số 2", "Đảng ủy xã Nậm Cuổi",
        type_line="KẾ HOẠCH", subject_lines=("sinh hoạt chuyên đề",), doc_type="Kế hoạch", subject="sinh hoạt chuyên đề",
    ),
    Head(
        ("ĐẢNG ỦY XÃ NẬM CUỔI", "BAN XÂY DỰNG ĐẢNG"), "Số 12-TB/BXDĐ", "Nậm Cuổi, ngày 30 tháng 6 năm 2026",
        "12-TB/BXDĐ", "2026-06-30", "Ban Xây dựng Đảng", "Đảng ủy xã Nậm Cuổi",
        type_line="THÔNG BÁO", subject_lines=("lịch mở lớp bồi dưỡng đảng viên mới",),
        doc_type="Thông báo", subject="lịch mở lớp bồi dưỡng đảng viên mới",
    ),
    Head(
        ("ĐẢNG ỦY PHƯỜNG MƯỜNG THANH", "ỦY BAN KIỂM TRA"), "Số 07-KH/UBKTĐU", "Mường Thanh, ngày 22 tháng 01 năm 2026",
        "07-KH/UBKTĐU", "2026-01-22", "Ủy ban Kiểm tra", "Đảng ủy phường Mường Thanh",
        type_line="KẾ HOẠCH", subject_lines=("kiểm tra, giám sát năm 2026",),
        doc_type="Kế hoạch", subject="kiểm tra, giám sát năm 2026",
    ),
    Head(
        ("ĐẢNG BỘ TỈNH SƠN BÌNH", "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"), "Số 88-CV/ĐUK", "Sơn Bình, ngày 10 tháng 7 năm 2025",
        "88-CV/ĐUK", "2025-07-10", "Đảng ủy các cơ quan Đảng tỉnh", "Đảng bộ tỉnh Sơn Bình",
        under=("V/v nộp đảng phí",), subject="nộp đảng phí",
    ),
    Head(
        ("ĐẢNG BỘ TỈNH SƠN BÌNH", "ĐẢNG ỦY", "ỦY BAN NHÂN DÂN TỈNH"), "Số 38-KH/ĐU", "Sơn Bình, ngày 28 tháng 02 năm 2026",
        "38-KH/ĐU", "2026-02-28", "Đảng ủy Ủy ban nhân dân tỉnh", "Đảng bộ tỉnh Sơn Bình",
        type_line="KẾ HOẠCH", subject_lines=("thực hiện Nghị quyết Đại hội XIV của Đảng",),
        doc_type="Kế hoạch", subject="thực hiện Nghị quyết Đại hội XIV của Đảng",
    ),
    Head(
        ("ĐẢNG BỘ QUÂN ĐỘI", "ĐẢNG ỦY BỘ CHỈ HUY QUÂN SỰ", "TỈNH SƠN BÌNH"), "Số 41-NQ/ĐU", "Sơn Bình, ngày 15 tháng 5 năm 2026",
        "41-NQ/ĐU", "2026-05-15", "Đảng ủy Bộ Chỉ huy Quân sự tỉnh Sơn Bình", "Đảng bộ Quân đội",
        type_line="NGHỊ QUYẾT", subject_lines=("lãnh đạo công tác huấn luyện",),
        doc_type="Nghị quyết", subject="lãnh đạo công tác huấn luyện",
    ),
    Head(
        ("ĐẢNG ỦY XÃ NẬM CUỔI", "VĂN PHÒNG"), "Số 09-GM/VPĐU", "Nậm Cuổi, ngày 12 tháng 8 năm 2026",
        "09-GM/VPĐU", "2026-08-12", "Văn phòng", "Đảng ủy xã Nậm Cuổi",
        type_line="GIẤY MỜI", subject_lines=("dự Hội nghị giao ban tháng 8",),
        doc_type="Giấy mời", subject="dự Hội nghị giao ban tháng 8",
    ),
    Head(
        ("TỈNH ỦY SƠN BÌNH", "BAN CHỈ ĐẠO PHÒNG, CHỐNG THAM NHŨNG,", "LÃNG PHÍ, TIÊU CỰC"), "Số 02-KH/BCĐ",
        "Sơn Bình, ngày 02 tháng 3 năm 2026", "02-KH/BCĐ", "2026-03-02",
        "Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực", "Tỉnh ủy Sơn Bình",
        type_line="KẾ HOẠCH", subject_lines=("hoạt động năm 2026",), doc_type="Kế hoạch", subject="hoạt động năm 2026",
    ),
    Head(
        ("ỦY BAN NHÂN DÂN", "XÃ NẬM CUỔI"), "Số: 45/KH-UBND", "Nậm Cuổi, ngày 18 tháng 9 năm 2025",
        "45/KH-UBND", "2025-09-18", "Ủy ban nhân dân xã Nậm Cuổi", right=STATE, star=False,
        type_line="KẾ HOẠCH", subject_lines=("Tổ chức Ngày hội chuyển đổi số",),
        doc_type="Kế hoạch", subject="Tổ chức Ngày hội chuyển đổi số",
    ),
    Head(
        ("UBND TỈNH SƠN BÌNH", "SỞ NỘI VỤ"), "Số: 2318/SNV-CCHC", "Sơn Bình, ngày 6 tháng 11 năm 2025",
        "2318/SNV-CCHC", "2025-11-06", "Sở Nội vụ", "UBND tỉnh Sơn Bình", right=STATE, star=False,
        under=("V/v báo cáo cải cách hành chính", "quý IV năm 2025"), subject="báo cáo cải cách hành chính quý IV năm 2025",
    ),
    Head(
        ("HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG AN LẠC"), "Số: 12/NQ-HĐND", "An Lạc, ngày 24 tháng 12 năm 2025",
        "12/NQ-HĐND", "2025-12-24", "Hội đồng nhân dân phường An Lạc", right=STATE, star=False,
        type_line="NGHỊ QUYẾT", subject_lines=("Về dự toán ngân sách năm 2026",),
        doc_type="Nghị quyết", subject="dự toán ngân sách năm 2026",
    ),
    Head(
        ("CHÍNH PHỦ",), "Số: 30/2020/NĐ-CP", "Hà Nội, ngày 05 tháng 3 năm 2020",
        "30/2020/NĐ-CP", "2020-03-05", "Chính phủ", right=STATE, star=False,
        type_line="NGHỊ ĐỊNH", subject_lines=("VỀ CÔNG TÁC VĂN THƯ",), doc_type="Nghị định", subject="công tác văn thư",
    ),
    Head(
        ("BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"), "Số: 05/2026/TT-BNNMT", "Hà Nội, ngày 20 tháng 01 năm 2026",
        "05/2026/TT-BNNMT", "2026-01-20", "Bộ Nông nghiệp và Môi trường", right=STATE, star=False,
        type_line="THÔNG TƯ", subject_lines=("Quy định về quản lý rừng cộng đồng",),
        doc_type="Thông tư", subject="Quy định về quản lý rừng cộng đồng",
    ),
    Head(
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH SƠN BÌNH"), "Số: 09/CĐ-UBND", "Sơn Bình, ngày 27 tháng 9 năm 2025",
        "09/CĐ-UBND", "2025-09-27", "Chủ tịch Ủy ban nhân dân tỉnh Sơn Bình", right=STATE, star=False,
        under=("HỎA TỐC",), type_line="CÔNG ĐIỆN", subject_lines=("Về việc ứng phó bão số 10",),
        doc_type="Công điện", subject="ứng phó bão số 10",
    ),
    Head(
        ("ỦY BAN MTTQ VIỆT NAM TỈNH SƠN BÌNH", "ỦY BAN MTTQ VIỆT NAM XÃ NẬM CUỔI", "BAN THƯỜNG TRỰC"), "Số: 14/KH-MTTQ-BTT",
        "Nậm Cuổi, ngày 03 tháng 10 năm 2025", "14/KH-MTTQ-BTT", "2025-10-03",
        "Ban Thường trực Ủy ban MTTQ Việt Nam xã Nậm Cuổi", "Ủy ban MTTQ Việt Nam tỉnh Sơn Bình", right=STATE, star=False,
        type_line="KẾ HOẠCH", subject_lines=("Vận động Quỹ Vì người nghèo",),
        doc_type="Kế hoạch", subject="Vận động Quỹ Vì người nghèo",
    ),
    Head(
        ("BCH ĐOÀN TỈNH SƠN BÌNH", "BCH ĐOÀN XÃ NẬM CUỔI"), "Số: 21-KH/ĐTN", "Nậm Cuổi, ngày 26 tháng 3 năm 2026",
        "21-KH/ĐTN", "2026-03-26", "BCH Đoàn xã Nậm Cuổi", "BCH Đoàn tỉnh Sơn Bình", right=YOUTH,
        type_line="KẾ HOẠCH", subject_lines=("Tháng Thanh niên năm 2026",),
        doc_type="Kế hoạch", subject="Tháng Thanh niên năm 2026",
    ),
    Head(
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN BÌNH"), "Số: 45/HD-LĐLĐ",
        "Sơn Bình, ngày 8 tháng 4 năm 2025", "45/HD-LĐLĐ", "2025-04-08", "Liên đoàn Lao động tỉnh Sơn Bình",
        "Tổng Liên đoàn Lao động Việt Nam", right=STATE, star=False,
        type_line="HƯỚNG DẪN", subject_lines=("Tổ chức Tháng Công nhân",), doc_type="Hướng dẫn", subject="Tổ chức Tháng Công nhân",
    ),
    Head(
        ("HỘI LIÊN HIỆP PHỤ NỮ TỈNH SƠN BÌNH", "HỘI LHPN XÃ NẬM CUỔI"), "Số: 08/BC-BTV", "Nậm Cuổi, ngày 15 tháng 10 năm 2025",
        "08/BC-BTV", "2025-10-15", "Hội LHPN xã Nậm Cuổi", "Hội Liên hiệp Phụ nữ tỉnh Sơn Bình", right=STATE, star=False,
        type_line="BÁO CÁO", subject_lines=("Kết quả phong trào thi đua",), doc_type="Báo cáo", subject="Kết quả phong trào thi đua",
    ),
    Head(
        ("CÔNG AN TỈNH SƠN BÌNH", "CÔNG AN XÃ NẬM CUỔI"), "Số: 77/CAX-TH", "Nậm Cuổi, ngày 11 tháng 6 năm 2026",
        "77/CAX-TH", "2026-06-11", "Công an xã Nậm Cuổi", "Công an tỉnh Sơn Bình", right=STATE, star=False,
        under=("V/v phối hợp tuyên truyền",), subject="phối hợp tuyên truyền",
    ),
    Head(
        ("ĐẢNG BỘ XÃ NẬM CUỔI", "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ I"), "Số 01-NQ/ĐH", "Nậm Cuổi, ngày 15 tháng 8 năm 2025",
        "01-NQ/ĐH", "2025-08-15", "Đại hội đại biểu lần thứ I", "Đảng bộ xã Nậm Cuổi",
        type_line="NGHỊ QUYẾT", subject_lines=("Đại hội đại biểu Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030",),
        doc_type="Nghị quyết", subject="Đại hội đại biểu Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030",
    ),
    Head(
        ("TỈNH ỦY SƠN BÌNH", "BAN TỔ CHỨC"), "Số 05-KHPH/BTCTU-BTGDVTU", "Sơn Bình, ngày 17 tháng 4 năm 2026",
        "05-KHPH/BTCTU-BTGDVTU", "2026-04-17", "Ban Tổ chức", "Tỉnh ủy Sơn Bình",
        type_line="KẾ HOẠCH PHỐI HỢP", subject_lines=("mở lớp bồi dưỡng cấp ủy viên cơ sở",),
        doc_type="Kế hoạch phối hợp", subject="mở lớp bồi dưỡng cấp ủy viên cơ sở",
    ),
    Head(
        ("ĐẢNG BỘ TỈNH GIA LAI", "ĐẢNG ỦY XÃ IA GRAI"), "Số 132-TTr/ĐU", "Ia Grai, ngày 07 tháng 5 năm 2026",
        "132-TTr/ĐU", "2026-05-07", "Đảng ủy xã Ia Grai", "Đảng bộ tỉnh Gia Lai",
        type_line="TỜ TRÌNH", subject_lines=("đề nghị bổ sung kinh phí",), doc_type="Tờ trình", subject="đề nghị bổ sung kinh phí",
    ),
    Head(
        ("ĐẢNG BỘ TỈNH GIA LAI", "ĐẢNG ỦY XÃ K'BANG"), "Số 06-ĐA/ĐU", "K'Bang, ngày 09 tháng 9 năm 2026",
        "06-ĐA/ĐU", "2026-09-09", "Đảng ủy xã K'Bang", "Đảng bộ tỉnh Gia Lai",
        type_line="ĐỀ ÁN", subject_lines=("nâng cao chất lượng sinh hoạt chi bộ",),
        doc_type="Đề án", subject="nâng cao chất lượng sinh hoạt chi bộ",
    ),
    Head(
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "ĐẢNG ỦY PHƯỜNG BẾN CÁT ĐÔNG"), "Số 300-PA/ĐU",
        "TP. Hồ Chí Minh, ngày 21 tháng 12 năm 2025", "300-PA/ĐU", "2025-12-21", "Đảng ủy phường Bến Cát Đông",
        "Đảng bộ Thành phố Hồ Chí Minh", type_line="PHƯƠNG ÁN", subject_lines=("sắp xếp chi bộ khu phố",),
        doc_type="Phương án", subject="sắp xếp chi bộ khu phố",
    ),
]  # fmt: skip
