use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::text::ByteOffset;

/// Splits a sample at its `¶` signs, and joins the parts with what stood around the signs.
fn expected(sample: &str) -> (String, Vec<String>) {
    let text = sample.replace('¶', "");
    let parts = sample.split('¶').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    (text, parts)
}

fn check(samples: &[&str], split: fn(&str) -> Vec<ByteRange>) {
    for sample in samples {
        let (text, parts) = expected(sample);
        let found: Vec<&str> = split(&text).into_iter().map(|range| &text[range.as_range()]).collect();
        assert_eq!(found, parts, "{sample}");
        let decomposed: String = text.nfd().collect();
        let again: Vec<String> =
            split(&decomposed).into_iter().map(|range| decomposed[range.as_range()].nfc().collect()).collect();
        assert_eq!(again, parts, "decomposed: {sample}");
    }
}

#[test]
fn plain_prose() {
    check(
        &[
            "",
            "   ",
            "Không có dấu chấm câu",
            "Một câu.",
            "  Hai câu.¶ Có khoảng trắng ở hai đầu.  ",
            "Mùa này được giá.¶ Bà con phấn khởi!¶ Vì sao vậy?¶ Ai cũng biết.",
            "Vì sao?!¶ Chưa ai trả lời...¶ Cuộc họp kéo dài.",
            "Kinh phí còn hạn hẹp…¶ Huyện đã đề nghị tỉnh hỗ trợ.",
            "Rừng, suối, nương… đều xanh trở lại.",
            "Rừng, suối, nương... đều xanh trở lại.",
            "Du lịch cộng đồng…xuất hiện chưa nhiều, chưa rõ nét.",
            "Kinh phí còn hạn hẹp…¶Huyện đã đề nghị hỗ trợ.",
            "Quan tâm đến đời sống nhân dân.¶Tăng cường công tác phòng, chống dịch.",
            "Kế hoạch năm 2022.¶Trong đó có ba nhiệm vụ.",
            "Nộp hồ sơ tại UBND.¶Mang theo giấy tờ gốc.",
            "Giá trị sản xuất đạt 12,5 tỷ đồng.¶ 15 hộ thoát nghèo.",
            "Ai đi?¶ Ai ở? tất cả im lặng.",
        ],
        sentences,
    );
}

#[test]
fn abbreviations() {
    check(
        &[
            "Đoàn công tác về TP. Hòa Lâm từ sáng sớm.¶ Buổi chiều, đoàn làm việc với tỉnh.",
            "Đoàn công tác về Tp. Hòa Lâm.",
            "Sinh viên tại TP.HCM về quê.¶ Xe rất đông.",
            "Bà đến Q. Tân Sơn, P. An Hội, TX. Bình Khê và H. Đông Giang trong ngày.",
            "PGS.TS. Lê Thu Hằng trình bày tham luận.¶ GS. Phạm Văn Khôi nhận xét.",
            "PGS. TS. Lê Thu Hằng và ThS. Vũ Minh dự họp.",
            "Ths.Bs. Đặng Hồng Nhung khuyên người dân tiêm phòng.",
            "BS. Nam, KS. Hòa, LS. Bình và NSƯT. Kim Liên cùng dự.",
            "NXB. Sông Lam phát hành cuốn sách.",
            "Hội trao quà cho trẻ em, người già, v.v. nhân dịp Tết.",
            "Hội trao quà cho trẻ em, người già, v.v.¶ Buổi lễ kết thúc lúc 10 giờ.",
            "Trồng ngô, lúa, sắn v.v., bà con đủ ăn.",
            "Ông Nguyễn T. Hương là chủ hộ.¶ Bà B. ở cùng thôn.",
            "Vụ án do bị cáo Trần V. K. gây ra.",
            "Trẻ cần vitamin C.¶ Người lớn cũng vậy.",
            "Xã được xếp loại A.¶ Đây là năm thứ ba.",
            "Mr. Brown và Dr. Lee thăm trường.",
            "Công ty Sao Mai Co., Ltd. tài trợ hội thi.",
            "Quốc lộ QL. 1A và TL. 5 bị ngập.",
            "Đ/c. Hoàng Văn Tạo chủ trì.",
            "Tại U.S. Open, anh vào vòng hai.",
            "Trung ương T.Ư. Đoàn phát động phong trào.",
            "K. bỏ trốn vào TP.HCM.¶ Đến ngày 20.11 thì bị bắt.",
            "Tên anh ta là Nguyễn Văn A.¶ Người này có tiền án.",
            "Nạn nhân là H.V.T.¶ Anh T. tử vong tại chỗ.",
            "Ông Nguyễn T. Anh có mặt.",
            "Họ ở khu B.¶ Từ đó ra chợ là 2 km.",
            "GS. Từ Giang viết sách.",
            "Gửi Sở KH&CN.¶ Bản sao lưu tại phòng.",
            "Theo Nghị định 12/2022/NĐ-CP.¶ Xét tờ trình.",
            "GS-TS. Lê Thu Hằng dự họp.",
            "TM. ỦY BAN NHÂN DÂN",
            "T/M. BAN CHẤP HÀNH",
            "KT. CHỦ TỊCH",
            "Xe chạy 40 km/h.¶ Đường trơn.",
            "Ông Tr. Văn Sử và bà Ng. T. Hà cùng ký.",
            "Xem tr. 27 và Vol. 3.¶ Giá 5 tr.¶ Bán hết.",
            "Nhiệt độ 31 độ C.¶ Cao nhất 33 độ.",
        ],
        sentences,
    );
}

#[test]
fn labels_and_numbers() {
    check(
        &[
            "1. Tình hình chung",
            "1. Kết quả đạt được.¶ Toàn huyện có 15 xã.",
            "1.1. Công tác tuyên truyền được quan tâm.¶ Nội dung đổi mới.",
            "2.1.3. Khó khăn, hạn chế",
            "III. PHƯƠNG HƯỚNG, NHIỆM VỤ",
            "a. Về kinh tế. ¶Thu ngân sách tăng.",
            "B. Nhiệm vụ trọng tâm",
            "a) Đối với cấp huyện: rà soát lại hồ sơ;",
            "- 1. Đẩy mạnh cải cách hành chính.",
            "Điều 5. Phạm vi điều chỉnh",
            "Điều 12. Tổ chức thực hiện.¶ Quyết định này có hiệu lực từ ngày ký.",
            "Chương II. Quyền và nghĩa vụ",
            "Khoản 3. Người dân được thông báo trước.",
            "Thực hiện theo Điều 5.¶ Các phòng, ban phối hợp.",
            "Ngày 01.10.2022 họp lần một.¶ Ngày 5.10 họp lần hai.",
            "Tổng vốn là 1.234.567 đồng.¶ Đã giải ngân 7,5%.",
            "Giá bán 30. 000 đồng một ký.",
            "Căn cứ Nghị định số 12/2022/NĐ-CP.¶ Xét đề nghị của Phòng Nội vụ.",
            "Mức tăng 4.5 lần so với năm 2021.¶ Năm nay còn tăng.",
            "Xem bảng tại trang 12.¶ Số liệu do Chi cục cung cấp.",
            "Nguyên nhân là do: 1. Giá tăng.¶ 2. Thiếu người.",
            "Gồm: a. Rà soát; b. Cấp phát; 3. Tập huấn.",
            "12.Tổ chức thực hiện",
            "Điều 12.Phạm vi điều chỉnh",
            "Điều 3a. Bổ sung.¶ Điều này áp dụng ngay.",
            "Tiểu mục 2. Cấp phép",
            "I.2. Kết quả",
            "## 1. Tổng quan",
            "**Điều 12.** Giá nước.¶ Giá do tỉnh quyết định.",
        ],
        sentences,
    );
}

#[test]
fn quotations_brackets_and_ends() {
    check(
        &[
            "Thực hiện chủ trương “Dân biết, dân bàn, dân làm”.¶ Xã đã họp dân.",
            "Bà nói: “Có điện rồi. Cả bản vui lắm.”¶ Rồi bà cười.",
            "Bà nói: \"Có điện rồi. Cả bản vui lắm\".¶ Rồi bà cười.",
            "“Bao giờ có nước?” ông Tư hỏi.",
            "“Sao lại thế!” – chị đáp.",
            "Người dân hỏi “khi nào?”, cán bộ chưa trả lời.",
            "“Chúng tôi mừng lắm.”¶ Ông Páo nói vậy.",
            "Ông trả lời ngắn gọn.¶ “Không có chuyện đó.”",
            "Họ hát (xem ảnh. Nguồn: Ban tổ chức) rất hay.¶ Khán giả vỗ tay.",
            "Cả bản vui (từ già đến trẻ.)¶ Tiếng khèn vang lên.",
            "Đề nghị các cấp quan tâm giải quyết.../.",
            "Đề nghị các đơn vị thực hiện./.",
            "Nhiệm vụ gồm: rà soát hộ nghèo; cấp phát giống; tập huấn.¶ Thời gian hoàn thành là tháng 12.",
            "Trường hợp đặc biệt (?) cần xin ý kiến.",
            "Năm 2022 .¶ Năm 2023 .",
            "Xã còn khó khăn”.¶Hiện còn 214 hộ nghèo.",
            "Tỷ lệ đạt 95%.¶Trong đó có 3 xã đạt 100%.",
            "Hội nghị của nhân dân.¶UBND xã chủ trì.",
            "Lên bản Mây.¶Ở đó có điện.",
            "**Đã xong.**¶ Rồi đoàn về.",
            "Loài này còn 200 con.[3]¶ Chúng sống thành đàn.",
            "Tin đăng ở www.Bao.Vn và Thu@Bao.Vn hôm qua.",
            "Ông nói gì?¶ - Không có gì.",
            "Trang web bao.vn đăng tin.¶ Bạn đọc gửi thư về toasoan@bao.vn.",
            "Đại biểu tặng quà.¶ ĐỒNG CHÍ BÍ THƯ phát biểu.",
        ],
        sentences,
    );
}

#[test]
fn clauses_of_news() {
    check(
        &[
            "",
            "Một mệnh đề",
            "Trong 9 tháng đầu năm,¶ huyện đã hoàn thành kế hoạch;¶ đời sống được nâng lên.",
            "Tỷ lệ đạt 7,5%,¶ tăng 1,2% so với năm trước.",
            "Cuộc họp lúc 14:30 như sau:¶ điểm danh,¶ báo cáo.",
            "Đồng chí Hoàng Văn Tạo –¶ TUV,¶ Bí thư Huyện ủy –¶ chủ trì.",
            "Phát triển kinh tế – xã hội,¶ quốc phòng - an ninh giai đoạn 2021 – 2025.",
            "Đại biểu ¶(15 người),¶ cùng khách mời ¶(có danh sách) ¶dự họp.",
            "Làm theo khoản 1) và 2) của đề án.",
            "- Tăng cường kiểm tra,¶ giám sát",
            "Rừng,¶ suối… ¶nhưng nương thì cạn.",
            "“Chúng tôi rất vui,”¶ ông Páo nói.",
            "Xem tại http://bao.vn/tin hoặc hỏi cán bộ.",
            "Bà nói:¶ “Có điện rồi.¶ Cả bản vui lắm.”",
            ", mở đầu lạ",
            "…",
        ],
        clauses,
    );
}

/// A space, or what is not seen.
fn is_gap(grapheme: &str) -> bool {
    grapheme.starts_with(is_blank)
}

fn borders(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

proptest! {
    #[test]
    fn clauses_lie_within_sentences(text in "([A-Zđa-c1.!?…“”\"()', –:;-]|nhưng |TP\\. |[\u{AD}\u{200B}\u{2028}]){0,60}") {
        for sentence in sentences(&text) {
            let slice = &text[sentence.as_range()];
            let clauses = clauses(slice);
            prop_assert!(!clauses.is_empty() || slice.chars().all(is_blank));
            prop_assert!(clauses.first().is_none_or(|first| first.start == ByteOffset::ZERO));
            prop_assert!(clauses.last().is_none_or(|last| last.end.0 == slice.len()));
        }
    }

    #[test]
    fn sentences_of_a_whole_are_those_of_its_lines(text in "([A-Zđa-c1.!?…“”() ]|TP\\. |\u{2028}){0,60}") {
        let whole: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range.as_range()]).collect();
        let lines = text.split('\u{2028}');
        let each: Vec<&str> = lines.flat_map(|line| sentences(line).into_iter().map(|range| &line[range.as_range()])).collect();
        prop_assert_eq!(whole, each);
    }

    #[test]
    fn units_hold_all_but_spaces(text in "\\PC{0,60}|([A-Zđa-c1.!?…“”\"()', –:;-]|\u{301}|TP\\. |v\\.v\\. |[\u{AD}\u{200B}\u{FEFF}\u{A0}\u{2028}]){0,60}") {
        let borders = borders(&text);
        for split in [sentences, clauses] {
            let mut end = 0;
            for range in split(&text) {
                prop_assert!(range.start.0 >= end && !range.is_empty());
                prop_assert!(borders.contains(&range.start.0) && borders.contains(&range.end.0));
                prop_assert!(text[end..range.start.0].graphemes(true).all(is_gap));
                end = range.end.0;
            }
            prop_assert!(text[end..].graphemes(true).all(is_gap));
        }
    }
}
