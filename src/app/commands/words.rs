//! Words of the collection that the lexicon lacks.

use std::path::PathBuf;

use super::{Command, command};
use crate::app::App;
use crate::app::effect::Effect;
use crate::command::{ArgKind, ArgSpec, Group, Invocation};
use crate::lang::{UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    vec![
        command(
            "words-count",
            Group::Collection,
            phrase(
                "đếm các cặp tiếng hay đi với nhau mà chưa có trong danh sách từ, ghi ra tệp để xem lại",
                "count syllables that often stand together and are no known word, into a file to look through",
            ),
            words_count,
        )
        .spec(|s| {
            let file = phrase("tệp; bỏ trống: trong thư mục dữ liệu", "a file; none: in the data folder");
            s.arg(ArgSpec::rest("path", ArgKind::Path, file))
        }),
    ]
}

fn words_count(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let articles = app.library.visible().map(|entry| entry.path.clone()).collect();
    app.inform(app.say(phrase("đang đếm từ…", "counting words…")));
    app.effect(Effect::CountWords { articles, path: invocation.text_of_rest(0).map(PathBuf::from) });
    Ok(())
}
