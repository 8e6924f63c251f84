//! The words that the rules know. All but units, which are as they are written, in small letters.

/// What stands before a number: "Điều 5", "số 12/2022/NĐ-CP", "ngày 5".
pub(super) const LABELS: &[&str] = &[
    "điều", "khoản", "điểm", "chương", "mục", "phần", "tiết", "tiểu", "lục", "biểu", "bảng", "hình", "mẫu", "quyển",
    "tập", "trang", "dòng", "bài", "câu", "số", "ngày", "mùng", "mồng", "tháng", "năm", "quý", "tuần", "thứ", "lúc",
    "lớp", "khối", "khóa", "khoá", "kỳ", "kỷ", "lần", "đợt", "tổ", "đội", "khu", "quận", "phường", "ấp", "tầng", "lô",
    "hạng", "cấp", "bậc", "loại", "nhóm", "top", "km", "tuổi", "no",
];

/// What stands before a letter or a Roman number: "Điểm a", "Chương IV", "thế kỷ XX".
pub(super) const LABELS_OF_LETTERS: &[&str] = &[
    "điều", "khoản", "điểm", "chương", "mục", "phần", "tiết", "lục", "biểu", "bảng", "hình", "quyển", "tập", "quý",
    "lớp", "khối", "khóa", "khoá", "kỷ", "hạng", "loại", "nhóm", "lô", "khu", "vitamin",
];

/// What follows a figure: measures, money, powers of ten, time.
pub(super) const UNITS: &[&str] = &[
    "đồng", "đ", "VNĐ", "VND", "USD", "EUR", "Euro", "euro", "đô", "yên", "won", "NDT", "xu", "hào", "chục", "trăm",
    "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "mm", "cm", "dm", "m", "km", "m2", "m3", "m²", "m³", "km2", "km²",
    "cm2", "cm²", "cm3", "cm³", "ha", "sào", "mẫu", "g", "mg", "kg", "lạng", "yến", "tạ", "tấn", "l", "ml", "lít", "V",
    "kV", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "KB", "MB", "GB", "TB", "Mbps", "Hz", "kHz", "MHz", "GHz", "cc",
    "hp", "inch", "oC", "độ", "dB", "ppm", "mmHg", "mAh", "h", "s", "ms", "giờ", "phút", "giây", "tuổi",
];

/// What something is counted for: "5 triệu/người", "120/ngày".
pub(super) const PER: &[&str] =
    &["người", "hộ", "ngày", "tuần", "tháng", "quý", "năm", "vụ", "lần", "suất", "con", "cây", "chiếc", "phiếu", "em"];

/// Powers of ten that a unit may follow: "5 tỷ đồng".
pub(super) const MAGNITUDES: &[&str] = &["chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"];

/// What stands before a name.
pub(super) const TITLES: &[&str] = &[
    "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "thầy", "cậu", "dì", "chí", "đ/c", "tỉnh", "huyện", "xã",
    "phố", "quận", "phường", "trấn", "thôn", "bản", "làng", "xóm", "ấp", "buôn", "sông", "suối", "núi", "đèo", "hồ",
    "đảo", "cầu", "chợ", "đường", "sĩ", "sỹ", "sư", "tá", "úy", "tướng",
];
