//! What is read in the benches: articles of any size, made of the same few sentences, and their home.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The first line of every article: what a screen is waited for to show.
pub(crate) const TITLE: &str = "Xã Nà Phiêng bàn việc cuối năm";

/// What articles are made of. The first names a "khó khăn", the second a "nhiệm vụ".
const SENTENCES: [&str; 12] = [
    "Tuy vậy, khó khăn trước mắt là con đường vào ba bản vùng trên sạt lở sau đợt mưa tháng Chín.",
    "Xã giao nhiệm vụ cho từng đoàn thể, tuần nào cũng kiểm tra một lần.",
    "Vụ mùa năm nay bà con gặt sớm hơn mọi năm chừng mười ngày, năng suất bình quân đạt 4,7 tấn mỗi héc-ta.",
    "“Đường chưa thông thì hàng chưa đi được”, anh Vàng A Sếnh, trưởng bản Pác Sảo, nói.",
    "Giá ngô bán tại ruộng thấp hơn giá chợ gần một nghìn đồng mỗi ki-lô-gam.",
    "Thanh niên thông rãnh thoát nước, phụ nữ gom phân chuồng.",
    "Hội Nông dân đứng ra ký hợp đồng bao tiêu với một hợp tác xã ngoài huyện.",
    "Chị Lò Thị Mai, Phó Chủ tịch Ủy ban nhân dân xã, cho biết đến giữa tháng Mười đã có 212 hộ đăng ký.",
    "Lớp học ở điểm trường Huổi Lán vẫn nhờ nhà văn hóa bản, mười bảy cháu ngồi chung một gian.",
    "Ông Hà Văn Ún giở cuốn sổ tay, đọc từng con số một.",
    "Trời hửng, người ta phơi thóc kín cả sân Ủy ban.",
    "Theo kế hoạch, việc này phải xong trước ngày 15/11/2023.",
];

/// About `bytes` of paragraphs of four to seven sentences, always the same ones.
fn prose(bytes: usize, between: &str) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    let mut chance = 7_u32;
    let mut next = move |count: u32| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 16) % count
    };
    while text.len() < bytes {
        for _ in 0..4 + next(4) {
            text.push_str(SENTENCES[next(SENTENCES.len() as u32) as usize]);
            text.push(' ');
        }
        text.pop();
        text.push_str(between);
    }
    text
}

/// A folder with the articles, and a home for the programs.
pub(crate) struct Material {
    folder: tempfile::TempDir,
}

impl Material {
    /// Makes the folder, with a codebook of two tags.
    pub(crate) fn new() -> Material {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let codebook =
            "[[tag]]\nid = \"kho-khan\"\nlabel = \"Khó khăn\"\n\n[[tag]]\nid = \"nhiem-vu\"\nlabel = \"Nhiệm vụ\"\n";
        fs::create_dir(folder.path().join("bai")).expect("the folder takes files");
        fs::write(folder.path().join("bai/ghichu.toml"), codebook).expect("the folder takes files");
        Material { folder }
    }

    /// The home of the programs: nothing of the user's is read or changed.
    pub(crate) fn home(&self) -> &Path {
        self.folder.path()
    }

    /// An article of about `bytes`, of many lines or one. Each is in a collection of its own: no program reads another.
    pub(crate) fn article(&self, name: &str, bytes: usize, lines: bool) -> PathBuf {
        let text = format!("{TITLE}\n\n{}", prose(bytes, if lines { "\n\n" } else { " " }));
        let path = self.home().join("bai").join(name).with_extension("txt");
        fs::write(&path, text).expect("the folder takes files");
        path
    }

    /// Tags every "khó khăn" of an article; how many there are now.
    pub(crate) fn annotate(&self, article: &Path) -> usize {
        let mut command = Command::new(super::GHICHU);
        command
            .env_clear()
            .env("GHICHU_ANNOTATOR", "toi")
            .env("HOME", self.home())
            .env("PATH", std::env::var("PATH").unwrap_or_default());
        let done = command.arg("tag").arg(article).args(["kho-khan", "--quote", "khó khăn", "--all"]).output();
        let done = done.expect("the program runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        fs::read_to_string(sidecar(article)).expect("a sidecar").matches("[[annotation]]").count()
    }
}

/// The sidecar of an article for the annotator that the programs run as.
pub(crate) fn sidecar(article: &Path) -> PathBuf {
    let mut name = article.as_os_str().to_owned();
    name.push(".toi.ghichu.toml");
    PathBuf::from(name)
}
