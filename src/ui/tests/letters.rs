//! Letters in every form they come in, what word processors and web pages leave among them, and list items: how they
//! look, and how the cursor and the mouse move over them.

use super::*;
use crate::app::Input;
use crate::app::input::{Mouse, MouseKind};
use crate::config::Key;
use crate::text::ByteOffset;

/// The app with nothing but this article on a screen of 60 columns.
fn opened(text: &str) -> App {
    let mut app = app(Lang::Vi, (60, 20));
    app.reader = Some(Reader::new(ArticlePath::new("01.txt"), article(text)));
    app.focus = Pane::Reader;
    app.config.options.reader.paragraph_spacing = 0;
    app
}

/// The rows of the text's area, without the spaces that end them and the empty ones below.
fn rows(app: &App) -> Vec<String> {
    let (buffer, area) = (drawn(app, Depth::None), app.geometry().text);
    let row = |y| (area.x..area.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    let mut rows: Vec<String> = (area.y..area.bottom()).map(row).collect();
    while rows.last().is_some_and(String::is_empty) {
        rows.pop();
    }
    rows
}

/// The cell of the cursor, from the corner of the text.
fn cursor(app: &App) -> (u16, u16) {
    let (mut buffer, area) = (Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1)), app.geometry().text);
    let (x, y) =
        draw(app, &Painter::new(Theme::default(), Depth::None), &mut buffer).expect("the reader has the focus");
    (x - area.x, y - area.y)
}

fn press(app: &mut App, keys: &str) {
    for key in keys.chars() {
        app.handle(Input::Key(Key::char(key)));
    }
}

fn click(app: &mut App, column: u16, row: u16) -> ByteOffset {
    let area = app.geometry().text;
    app.handle(Input::Mouse(Mouse { kind: MouseKind::Down(1), column: area.x + column, row: area.y + row }));
    place(app)
}

fn place(app: &App) -> ByteOffset {
    app.reader.as_ref().unwrap().cursor
}

#[test]
fn a_letter_is_one_cell_and_one_step_however_it_is_written() {
    let forms = [
        ("composed", "Việt một đường", "Việt một đường"),
        ("decomposed", "Vie\u{323}\u{302}t mo\u{323}\u{302}t đu\u{31b}o\u{31b}\u{300}ng", "Việt một đường"),
        ("base and tone", "Viê\u{323}t mô\u{323}t đươ\u{300}ng", "Việt một đường"),
        (
            "marks in the wrong order",
            "Vie\u{302}\u{323}t mo\u{302}\u{323}t đu\u{31b}o\u{300}\u{31b}ng",
            "Việt một đường",
        ),
        ("tone before shape", "tie\u{301}\u{302}ng a\u{300}\u{306}m", "tiếng ằm"),
        ("deprecated marks", "ca\u{341} va\u{340} tiê\u{341}ng", "cá và tiếng"),
        ("eth for đ", "ðường Ðông", "ðường Ðông"),
        ("doubled tones", "đợ\u{323}i về\u{300}", "đợ\u{323}i về\u{300}"),
    ];
    for (form, written, shown) in forms {
        let mut app = opened(&format!("{written}\n"));
        assert_eq!(rows(&app), [shown], "{form}");
        let letters = unicode_segmentation::UnicodeSegmentation::graphemes(shown, true).count() as u16;
        let mut places = Vec::new();
        for column in 0..letters {
            assert_eq!(cursor(&app), (column, 0), "{form}");
            places.push(place(&app));
            press(&mut app, "l");
        }
        for column in (0..letters).rev() {
            assert_eq!(click(&mut app, column, 0), places[usize::from(column)], "{form}");
            assert_eq!(cursor(&app), (column, 0), "{form}");
        }
        assert_eq!(app.reader.as_ref().unwrap().text().as_str(), format!("{written}\n"), "{form}: nothing is changed");
    }
}

#[test]
fn every_letter_with_every_tone_is_one_cell_in_every_form() {
    use unicode_normalization::UnicodeNormalization;
    let letters: String = ('\u{c0}'..='\u{1ef9}')
        .filter(|c| matches!(c, 'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | 'ạ'..='ỹ' | 'À'..='Ý' | 'Ă' | 'Đ'))
        .filter(|c| c.nfd().next().is_some_and(|base| base.is_ascii_alphabetic()))
        .collect();
    for line in letters.chars().collect::<Vec<_>>().chunks(40) {
        let composed: String = line.iter().collect();
        let decomposed: String = composed.nfd().collect();
        assert_eq!(rows(&opened(&decomposed)), rows(&opened(&composed)));
        assert_eq!(rows(&opened(&composed)), [composed]);
    }
}

#[test]
fn what_word_processors_and_web_pages_leave() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "no-break spaces everywhere",
            "Bà\u{a0}con\u{a0}bản\u{a0}Nà\u{a0}Lèng\u{a0}gặt\u{a0}lúa\u{a0}sớm\u{a0}trước\u{a0}khi\u{a0}mưa\u{a0}lớn\u{a0}về\u{a0}nên\u{a0}ai\u{a0}cũng\u{a0}vui.",
            &["Bà con bản Nà Lèng gặt lúa sớm trước khi mưa lớn về", "nên ai cũng vui."],
        ),
        ("zero-width spaces", "hội\u{200b} nghị\u{200b}\u{200b} bàn", &["hội nghị bàn"]),
        ("soft hyphens", "nông\u{ad}thôn và phát\u{ad} triển", &["nôngthôn và phát triển"]),
        ("byte order marks inside", "Mùa \u{feff}màng\u{feff}. \u{feff}Bà con", &["Mùa màng. Bà con"]),
        ("line separators", "dòng một\u{2028}dòng hai\u{2029}dòng ba", &["dòng một␤", "dòng hai␤", "dòng ba"]),
        ("bullets of symbol fonts", "\u{f0b7} giữ rừng\n\u{f0a7}\tgiữ nước", &["• giữ rừng", "•   giữ nước"]),
        ("narrow no-break spaces", "12\u{202f}000 đồng", &["12 000 đồng"]),
        ("left-to-right marks", "Nà\u{200e} Lèng", &["Nà<U+200E> Lèng"]),
        ("a mark on a space", "mùa \u{301}màng", &["mùa \u{301}màng"]),
    ];
    for (what, written, shown) in cases {
        assert_eq!(rows(&opened(written)), *shown, "{what}");
    }
}

#[test]
fn hidden_characters_are_no_cells_to_stop_at() {
    let mut app = opened("a\u{ad}\u{200b}b\u{feff}c\n");
    for column in 0..3 {
        assert_eq!(click(&mut app, column, 0), ByteOffset([0, 6, 10][usize::from(column)]));
        assert_eq!(cursor(&app), (column, 0));
    }
}

const ITEMS: &str = "Xã Nà Lèng bàn ba việc:\n\
1. Phát đường băng quanh khu rừng đầu nguồn trước ngày 5 tháng 3, mỗi bản cử hai hộ.\n\
- Dựng chòi canh.\n";

#[test]
fn items_go_on_below_their_text_for_eye_cursor_and_mouse() {
    let mut app = opened(ITEMS);
    assert_eq!(
        rows(&app),
        [
            "Xã Nà Lèng bàn ba việc:",
            "1. Phát đường băng quanh khu rừng đầu nguồn trước",
            "   ngày 5 tháng 3, mỗi bản cử hai hộ.",
            "- Dựng chòi canh.",
        ]
    );
    // Down a column of the screen: from the label into the indented row, and on to where it came from.
    press(&mut app, "jl");
    assert_eq!(cursor(&app), (1, 1));
    press(&mut app, "j");
    assert_eq!((cursor(&app), place(&app).0), ((3, 2), ITEMS.find("ngày 5").unwrap()));
    press(&mut app, "j");
    assert_eq!(cursor(&app), (1, 3));
    press(&mut app, "kk");
    assert_eq!(cursor(&app), (1, 1));
    // The mouse: on a letter, in the indent, behind the end.
    assert_eq!(click(&mut app, 8, 2).0, ITEMS.find("5 tháng").unwrap());
    assert_eq!(cursor(&app), (8, 2));
    assert_eq!(click(&mut app, 1, 2).0, ITEMS.find("ngày 5").unwrap());
    assert_eq!(click(&mut app, 50, 2).0, ITEMS.find("hộ.").unwrap() + "hộ".len());
}

#[test]
fn a_selection_leaves_the_indent_out() {
    let mut app = opened(ITEMS);
    let start = ITEMS.find("đầu nguồn").unwrap();
    let end = ITEMS.find(", mỗi bản").unwrap();
    app.reader.as_mut().unwrap().select(ByteRange::new(start, end));
    let (buffer, area) = (drawn(&app, Depth::True), app.geometry().text);
    let background = |column: u16, row: u16| buffer[(area.x + column, area.y + row)].bg;
    let (plain, selected) = (background(0, 0), background(5, 2));
    assert_ne!(plain, selected);
    let row = |row: u16| (0..20).map(|column| background(column, row) == selected).collect::<Vec<bool>>();
    assert_eq!(row(2), (0..20).map(|column| (3..17).contains(&column)).collect::<Vec<bool>>());
}

#[test]
fn whole_words_are_a_wish_that_can_be_switched_off() {
    let text = "Hôm ấy trên nương xa cuối bản có đông người gặp ông Lò Văn Thủy.";
    let mut app = opened(text);
    assert_eq!(rows(&app)[1], "ông Lò Văn Thủy.");
    app.config.options.set("reader.keep-words", "false").unwrap();
    assert_eq!(rows(&app)[1], "Văn Thủy.");
}
