use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::annotation::{Annotator, Stamp};
use crate::app::library::Library;
use crate::app::{Pane, Start, commands};
use crate::collection::Layout;
use crate::collection::list::SortKey;
use crate::collection::state::CollectionState;
use crate::config::Config;
use crate::lang::Lang;

const CODEBOOK: &str =
    "[[tag]] # tay\nid = \"kho-khan\"\nlabel = \"Khó khăn\"\n\n[[tag]]\nid = \"ket-qua\"\nlabel = \"Kết quả\"\n";

fn session(folder: &Path) -> Headless {
    let (layout, me) = (Layout::new(folder), Annotator::new("lan").unwrap());
    let app = App::new(Start {
        lang: Lang::En,
        config: Config::default(),
        registry: Arc::new(commands::registry()),
        me: me.clone(),
        library: Library::new(layout.clone(), CollectionState::default(), SortKey::Name, false),
        clock: clock(),
        seed: 1,
        size: (80, 24),
    });
    Headless::start(app, Keeper::new(layout, me, folder.join(".state"), 1_000_000))
}

fn clock() -> Clock {
    Clock { stamp: Stamp { moment: jiff::Timestamp::UNIX_EPOCH, offset: jiff::tz::offset(7) }, millis: 0 }
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn a_merge_is_taken_back_in_every_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ghichu.toml"), CODEBOOK).unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.path().join(name), "Bản Pha thiếu nước.\n").unwrap();
        let mut first = session(folder.path());
        first.open(ArticlePath::new(name));
        for line in ["tag-add kho-khan", "article-tag kho-khan", "note-set \"hỏi lại\""] {
            first.run(line, clock()).unwrap();
        }
        let sidecar = folder.path().join(format!("{name}.lan.ghichu.toml"));
        let by_hand = format!("# của Lan\n{}", fs::read_to_string(&sidecar).unwrap());
        fs::write(sidecar, by_hand).unwrap();
    }
    let before = files(folder.path());
    let mut session = session(folder.path());
    session.open(ArticlePath::new("a.txt"));
    session.run("codebook-merge --yes kho-khan ket-qua", clock()).unwrap();
    let merged = files(folder.path());
    assert!(merged.values().all(|content| !content.contains("kho-khan")), "{merged:?}");
    session.app.focus = Pane::Codebook;
    session.run("undo", clock()).unwrap();
    assert_eq!(files(folder.path()), before);
    session.run("redo", clock()).unwrap();
    assert_eq!(files(folder.path()), merged);
    session.run("codebook-rename ket-qua \"Kết quả mới\"", clock()).unwrap();
    session.run("undo", clock()).unwrap();
    let after = files(folder.path());
    let codebook = &after[&folder.path().join("ghichu.toml").display().to_string()];
    assert!(codebook.contains("Kết quả mới") && codebook.contains("kho-khan"), "{codebook}");
    let sidecars = |files: &BTreeMap<String, String>| {
        files
            .iter()
            .filter(|(path, _)| path.ends_with(".lan.ghichu.toml"))
            .map(|(_, content)| content.clone())
            .collect()
    };
    let (now, then): (Vec<String>, Vec<String>) = (sidecars(&after), sidecars(&before));
    assert_eq!((now.len(), now), (2, then));
    session.check_saved().unwrap();
}

#[test]
fn sidecars_go_where_the_option_says_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("kèm");
    fs::write(folder.path().join("ghichu.toml"), CODEBOOK).unwrap();
    fs::write(folder.path().join("a.txt"), "Bản Pha thiếu nước.\n").unwrap();
    let mut session = session(folder.path());
    session.open(ArticlePath::new("a.txt"));
    session.run("tag-add kho-khan", clock()).unwrap();
    let beside = folder.path().join("a.txt.lan.ghichu.toml");
    let before = fs::read_to_string(&beside).unwrap();
    session.run(&format!("set sidecars.dir \"{}\"", elsewhere.display()), clock()).unwrap();
    session.run("note-set \"hỏi lại\"", clock()).unwrap();
    session.check_saved().unwrap();
    let kept = fs::read_to_string(elsewhere.join("a.txt.lan.ghichu.toml")).unwrap();
    assert!(kept.contains("kho-khan") && kept.contains("hỏi lại"), "{kept}");
    assert_eq!(fs::read_to_string(&beside).unwrap(), before);
}

#[test]
fn an_article_that_can_not_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    session.open(ArticlePath::new("mat.txt"));
    let error = session.why_unread();
    assert_eq!(error.message, "there is no such file");
    assert_eq!(error.place.unwrap().file, folder.path().join("mat.txt"));
}
