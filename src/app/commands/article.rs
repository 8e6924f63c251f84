//! Opening articles, going from one to another, marking them.

use std::borrow::Cow;

use super::{Command, command, refuse};
use crate::app::{App, Effect, Pane};
use crate::article::Encoding;
use crate::article::encoding::ENCODINGS;
use crate::collection::state::Progress;
use crate::collection::{ArticlePath, Entry};
use crate::command::{ArgKind, ArgSpec, Group, Invocation};
use crate::lang::{Phrase, UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Article;
    vec![
        command("article-open", g, phrase("mở bài", "open an article"), article_open).spec(|s| {
            s.arg(ArgSpec::rest(
                "article",
                ArgKind::Article,
                phrase("tệp của bài; không có: bài đang chọn", "its file; without: the chosen one"),
            ))
        }),
        command("article-next", g, phrase("bài sau", "next article"), |app, _| go(app, true, |_, _| true)),
        command("article-previous", g, phrase("bài trước", "previous article"), |app, _| {
            go(app, false, |_, _| true)
        }),
        command("article-next-unread", g, phrase("bài chưa đọc kế tiếp", "next unread article"), |app, _| {
            go(app, true, |progress, _| progress == Progress::Unread)
        }),
        command(
            "article-next-untagged",
            g,
            phrase("bài chưa có chú giải kế tiếp", "next article without annotations"),
            |app, _| go(app, true, |_, entry| entry.annotations == 0),
        ),
        command("article-mark", g, phrase("đánh dấu bài", "mark the article"), article_mark).spec(|s| {
            let kind = ArgKind::choice(&["unread", "reading", "done"]);
            s.arg(ArgSpec::required("state", kind, phrase("unread, reading hoặc done", "unread, reading or done")))
        }),
        command(
            "article-encoding",
            g,
            phrase(
                "đọc bài theo bảng mã khác, và nhớ điều đó",
                "read the article in another encoding, and remember it",
            ),
            article_encoding,
        )
        .spec(|s| {
            let words = ["auto"].into_iter().chain(ENCODINGS.iter().map(|(name, _)| *name));
            s.arg(ArgSpec::required(
                "encoding",
                ArgKind::Choice(words.map(Cow::Borrowed).collect()),
                phrase("tên bảng mã; auto: tự nhận ra", "the encoding's name; auto: found out"),
            ))
        }),
        command(
            "article-mark-done",
            g,
            phrase("đánh dấu đã xong, hoặc bỏ dấu", "mark as done, or take the mark back"),
            article_mark_done,
        ),
    ]
}

fn article_open(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let path = match invocation.text_of_rest(0) {
        Some(name) => {
            let path = ArticlePath::new(name.as_str());
            let known = app.library.entry(&path).is_some() || app.library.scanning;
            let text = phrase("không có bài {name} trong bộ sưu tập", "there is no article {name} in the collection");
            let unknown = || UserError::new(text.fill(app.lang, &[("name", &name)]));
            known.then_some(path).ok_or_else(unknown)?
        }
        None => app
            .library
            .at(app.library.selected_place())
            .map(|entry| entry.path.clone())
            .ok_or_else(|| refuse(app, phrase("danh sách không có bài nào", "there is no article in the list")))?,
    };
    app.open_article(path);
    Ok(())
}

fn go(app: &mut App, forward: bool, keep: fn(Progress, &Entry) -> bool) -> Result<(), UserError> {
    if let Some(open) = app.reader.as_ref().map(|reader| reader.path.clone()).filter(|_| app.focus == Pane::Reader) {
        app.library.choose(open);
    }
    let library = &app.library;
    let wanted = library.neighbour(forward, |entry| keep(library.progress(&entry.path), entry)).cloned();
    let none: Phrase = match forward {
        true => phrase("không còn bài nào như thế ở phía sau", "no such article further on"),
        false => phrase("không còn bài nào ở phía trước", "no article further back"),
    };
    let path = wanted.ok_or_else(|| refuse(app, none))?;
    match app.focus {
        Pane::List => app.library.choose(path),
        Pane::Reader | Pane::Codebook => app.open_article(path),
    }
    Ok(())
}

/// The article that a mark is for: the chosen one of the list when it has the focus, else the open one.
fn marked(app: &App) -> Result<ArticlePath, UserError> {
    let open = app.reader.as_ref().map(|reader| reader.path.clone());
    let chosen = app.library.at(app.library.selected_place()).map(|entry| entry.path.clone());
    let path = if app.focus == Pane::List { chosen.or(open) } else { open.or(chosen) };
    path.ok_or_else(|| refuse(app, phrase("chưa chọn bài nào", "no article is chosen")))
}

fn mark(app: &mut App, path: &ArticlePath, progress: Progress) {
    app.library.article_state(path).progress = progress;
    app.library.arrange();
    app.keep_state();
    let text = match progress {
        Progress::Unread => phrase("đã đánh dấu chưa đọc", "marked as unread"),
        Progress::Reading => phrase("đã đánh dấu đang đọc", "marked as being read"),
        Progress::Done => phrase("đã đánh dấu xong", "marked as done"),
    };
    app.inform(app.say(text));
}

fn article_mark(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let path = marked(app)?;
    let progress = match invocation.arg(0) {
        Some("done") => Progress::Done,
        Some("reading") => Progress::Reading,
        _ => Progress::Unread,
    };
    mark(app, &path, progress);
    Ok(())
}

fn article_mark_done(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let path = marked(app)?;
    let done = app.library.progress(&path) == Progress::Done;
    mark(app, &path, if done { Progress::Reading } else { Progress::Done });
    Ok(())
}

fn article_encoding(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let path = marked(app)?;
    if app.loading.is_some() {
        let text = phrase(
            "chương trình chưa đọc xong bài này, hãy đợi một chút",
            "the article is still being read, wait a moment",
        );
        return Err(refuse(app, text));
    }
    if app.documents.get(&path).is_some_and(|document| !document.is_saved()) {
        return Err(refuse(app, phrase("hãy lưu chú giải trước (:save)", "save the annotations first (:save)")));
    }
    let encoding = invocation.arg(0).and_then(Encoding::from_id);
    app.remember_place();
    app.library.article_state(&path).encoding = encoding;
    app.library.layout.encodings.choose(&path, encoding);
    app.effect(Effect::KeepEncoding(path.clone(), encoding));
    let text = match encoding {
        Some(_) => phrase("đọc theo bảng mã {name}", "read as {name}"),
        None => phrase("để ghichu tự nhận ra bảng mã", "the encoding is found out"),
    };
    app.inform(text.fill(app.lang, &[("name", &encoding.map_or("auto", Encoding::name))]));
    // Places of annotations are found anew in the new text.
    app.documents.remove(&path);
    if let Some(reader) = app.reader.as_mut().filter(|reader| reader.path == path) {
        reader.article.partial = false;
        app.read_article(path);
    }
    app.library.begin_scan();
    app.effect(Effect::Scan);
    Ok(())
}
