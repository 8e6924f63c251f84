//! What single syllables are for the rules: which begin names, which stand before names, which are numbers.

/// Some of the roles below, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role(u8);

impl Role {
    /// Stands alone very often; a little cheaper than other syllables.
    pub(super) const FREE: Role = Role(1);
    /// A family name.
    pub(super) const FAMILY: Role = Role(2);
    /// Begins a sentence with a capital that makes no name of it.
    pub(super) const OPENER: Role = Role(4);
    /// A title, office or kind of place that stands before names, also with a capital.
    pub(super) const HEAD: Role = Role(8);
    /// Goes with the figure before it: 30 triệu.
    pub(super) const MAGNITUDE: Role = Role(16);
    /// A country of one syllable.
    pub(super) const COUNTRY: Role = Role(32);

    pub(super) fn add(&mut self, other: Role) {
        self.0 |= other.0;
    }

    pub(super) fn has(self, other: Role) -> bool {
        self.0 & other.0 != 0
    }
}

pub(super) const ROLES: &[(Role, &str)] = &[
    (Role::FREE, FREE),
    (Role::FAMILY, FAMILY),
    (Role::OPENER, OPENERS),
    (Role::OPENER, FREE),
    (Role::HEAD, HEADS),
    (Role::MAGNITUDE, "trăm nghìn ngàn vạn triệu tỷ"),
    (Role::COUNTRY, "mỹ nga pháp nhật úc lào"),
];

const FREE: &str = "
    là và của có không được các những này đó kia ấy đây đấy cho với từ trong ngoài trên dưới trước sau khi lúc nếu thì mà
    để vì do bởi tại ở về đến tới ra vào lên xuống qua lại đi theo bằng như hay hoặc nhưng rồi đã đang sẽ vẫn còn cũng chỉ
    rất quá lắm hơn nhất nữa mới vừa đều cùng mọi mỗi từng nhiều ít vài mấy một hai ba bốn năm sáu bảy tám chín mười
    người tôi ta nó họ mình ai gì nào sao đâu bị phải nên cần muốn biết thấy nói làm ăn uống đi chơi nhà xe nước đất tiền
    con cái chiếc cuộc việc sự vụ ngày tháng năm giờ lần nơi chỗ";

const FAMILY: &str = "
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh mai đào đoàn vương lâm tô tạ hà lương
    châu cao trương triệu tôn thái thạch sơn lưu kim quách khổng kiều hứa tống tăng trà thi tiêu ninh nghiêm mạc mã lục la
    khương khúc giang giáp doãn diệp cù chu chử bạch bành bế âu phùng quan quang tào ưng vi uông thẩm sầm nhâm nông lò
    giàng sùng hạng đàm đầu nhữ tòng phí ân danh";

const HEADS: &str = "
    ông bà anh chị cô chú bác cụ em cậu mợ dì thím dượng thầy bé thằng ngài vua chúa
    tỉnh huyện xã quận phường phố đường ấp thôn bản làng sông suối núi đèo cầu chợ đảo vịnh cảng ga
    bộ sở ban cục vụ viện phòng trường hội đảng đoàn đội tòa chùa đền đình báo đài hãng quỹ";

const OPENERS: &str = "
    theo trong tại khi sau trước từ đến với về cho nhưng và mà hay hoặc nếu thì vì do bởi để tuy dù mặc song còn cũng đã đang
    sẽ chưa không chẳng chớ đừng hãy rồi vậy thế như cứ vừa mới ngay chính cả chỉ riêng nhất ngoài bên trên dưới giữa gần
    qua hôm nay mai sáng trưa chiều tối đêm ngày tháng năm tuần lúc hồi thời thuở xưa
    tôi ta nó họ mình chúng ai gì nào sao đâu đây đó kia này ấy mỗi mọi từng các những một hai ba bốn sáu bảy tám chín mười
    có là được bị phải nên cần muốn biết thấy nghe nói hỏi đáp trả kể gọi xin mời cảm đi ra vào lên xuống lại làm ăn ngủ
    học chơi mua bán nhìn xem đọc viết nghĩ tưởng nhớ quên yêu thương ghét sợ vui buồn khóc cười
    người con cái chiếc cuộc việc sự nỗi niềm nơi chỗ nhà xe nước đất tiền giá số phần nhiều ít vài mấy hầu thêm hơn kém
    càng rất quá thật đúng sai tốt xấu đẹp cao lớn nhỏ to dài ngắn mới cũ đầu cuối giữa hàng loại kiểu cách lần đợt
    dân bạn bọn lũ đám phía vùng miền vụ vở bài cuốn tập phim nhờ tuổi vâng dạ ừ ôi ồ à ơi thưa bởi quê đất gia";
