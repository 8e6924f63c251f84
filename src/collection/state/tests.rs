use std::fs;

use super::*;

fn sample() -> CollectionState {
    let state = |progress, cursor, top| ArticleState {
        progress,
        cursor: CharOffset(cursor),
        top: CharOffset(top),
        encoding: (cursor == 0).then_some(Encoding::Misread(None)),
    };
    let mut articles = HashMap::from([
        (ArticlePath::new("năm 2022/bài [1].txt"), state(Progress::Reading, 1523, 1400)),
        (ArticlePath::new("b.txt"), state(Progress::Done, 0, 0)),
        (ArticlePath::new("xuống\ndòng.txt"), state(Progress::Unread, 1, 0)),
    ]);
    if cfg!(unix) {
        articles
            .insert(ArticlePath::new(path_text::decode("hex:62e0692e747874").unwrap()), state(Progress::Done, 7, 7));
    }
    CollectionState {
        articles,
        open: Some(ArticlePath::new("b.txt")),
        sort: Some("date".to_owned()),
        reverse: true,
        filter: "huyen uy".to_owned(),
        recent_tags: vec!["kho-khan".to_owned(), "nhiem-vu".to_owned()],
    }
}

#[test]
fn what_is_saved_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let (dir, root) = (folder.path().join("trạng thái"), Path::new("/tin/xã"));
    assert_eq!(load(&dir, root), CollectionState::default());
    for state in [sample(), CollectionState::default()] {
        save(&dir, root, &state).unwrap();
        assert_eq!(load(&dir, root), state);
    }
    assert_eq!(load(&dir, Path::new("/tin/huyện")), CollectionState::default());
}

#[test]
fn the_file_is_named_by_the_root_and_says_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), Path::new("/tin"));
    assert_eq!(path.parent(), Some(folder.path().join("collections").as_path()));
    assert_eq!(path.file_name().unwrap().len(), 32 + ".toml".len());
    save(folder.path(), Path::new("/tin"), &sample()).unwrap();
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("root = \"/tin\"\n"), "{written}");
}

#[test]
fn articles_without_anything_to_remember_are_left_out() {
    let file = StateFile::new(
        Path::new("/tin"),
        &CollectionState {
            articles: HashMap::from([(ArticlePath::new("a.txt"), ArticleState::default())]),
            ..CollectionState::default()
        },
    );
    assert_eq!(toml::to_string(&file).unwrap(), "root = \"/tin\"\n");
}

#[test]
fn a_broken_file_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), Path::new("/tin"));
    for broken in [&b"root = "[..], b"root = \"\xff\"", b"root = 1"] {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, broken).unwrap();
        assert_eq!(load(folder.path(), Path::new("/tin")), CollectionState::default());
        assert!(!path.exists());
        assert_eq!(fs::read(path.with_extension("toml.broken")).unwrap(), broken);
    }
}

#[test]
fn unknown_words_are_no_reason_to_forget_the_rest() {
    let source = "root = \"/tin\"\nnew = 1\n[[article]]\npath = \"a.txt\"\nprogress = \"skimmed\"\ncursor = 5\n";
    let state = toml::from_str::<StateFile>(source).unwrap().into_state();
    let expected = ArticleState { cursor: CharOffset(5), ..ArticleState::default() };
    assert_eq!(state.articles, HashMap::from([(ArticlePath::new("a.txt"), expected)]));
}

#[test]
fn the_collection_opened_last() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(last_opened(folder.path()), None);
    for root in ["/tin/xã", "/tin \"huyện\""] {
        set_last_opened(folder.path(), Path::new(root)).unwrap();
        assert_eq!(last_opened(folder.path()), Some(root.into()));
    }
}
