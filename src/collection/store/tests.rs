use std::fs;

use super::*;
use crate::annotation::recipe::{Maker, add_tag, set_note};
use crate::annotation::{AnchorState, AnnotationId};
use crate::codebook::{Tag, TagId};
use crate::text::ByteRange;

const TEXT: &str = "Xóm Đồng gặp nhiều khó khăn vì mùa khô kéo dài.\nBà con đào thêm hai cái giếng.\n";

struct Collection {
    folder: tempfile::TempDir,
    layout: Layout,
    article: ArticlePath,
    text: Text,
}

fn collection() -> Collection {
    let folder = tempfile::tempdir().unwrap();
    let layout = Layout::new(folder.path());
    fs::create_dir(folder.path().join("xóm")).unwrap();
    fs::write(folder.path().join("xóm/bài.txt"), TEXT).unwrap();
    Collection { folder, layout, article: ArticlePath::new("xóm/bài.txt"), text: Text::from(TEXT) }
}

fn lan() -> Annotator {
    Annotator::new("lan").unwrap()
}

fn tag(text: &str) -> TagId {
    TagId::new(text).unwrap()
}

impl Collection {
    fn load(&self) -> Layers {
        load_layers(&self.layout, &self.article, &self.text, &lan())
    }

    fn header(&self) -> Header {
        Header { file: "bài.txt".into(), hash: self.text.hash(), length: self.text.char_len().0 }
    }

    fn save(&self, loaded: &Loaded) -> Result<Option<Sidecar>, StoreError> {
        save_layer(&self.layout, &self.article, loaded.base.as_ref(), &loaded.layer, &self.header())
    }

    fn tag(&self, layer: &mut Layer, id: &str, quote: &str) {
        let start = TEXT.find(quote).unwrap();
        let range = ByteRange::new(start, start + quote.len());
        let created = "2026-11-23T15:04:05+07:00".parse().unwrap();
        let maker = Maker { id: AnnotationId::new(id).unwrap(), created, context: 24, source: None };
        layer.apply_all(add_tag(&self.text, layer, range, &tag("kho-khan"), maker)).unwrap();
    }

    fn sidecar(&self, annotator: &str) -> PathBuf {
        self.layout.sidecar_file(&self.article, &Annotator::new(annotator).unwrap())
    }
}

#[test]
fn what_is_saved_is_loaded() {
    let mut collection = collection();
    for mirror in [None, Some(PathBuf::from("mirror/deep"))] {
        collection.layout.sidecars = mirror;
        let mut mine = collection.load().mine;
        assert!(mine.layer.is_empty() && mine.base.is_none() && mine.problem.is_none());
        assert_eq!(collection.save(&mine), Ok(None));
        assert!(!collection.sidecar("lan").exists(), "opening and saving nothing writes nothing");

        collection.tag(&mut mine.layer, "a", "khó khăn");
        mine.base = collection.save(&mine).unwrap();
        let again = collection.load().mine;
        assert_eq!((&again.layer, &again.base), (&mine.layer, &mine.base));
        assert_eq!(again.layer.annotations()[0].state, AnchorState::Exact);
        let written = fs::metadata(collection.sidecar("lan")).unwrap().modified().unwrap();
        assert_eq!(collection.save(&again).unwrap(), mine.base);
        assert_eq!(fs::metadata(collection.sidecar("lan")).unwrap().modified().unwrap(), written);
    }
}

#[test]
fn what_others_add_outlives_every_save() {
    let collection = collection();
    let mut mine = collection.load().mine;
    collection.tag(&mut mine.layer, "a", "khó khăn");
    collection.tag(&mut mine.layer, "b", "mùa khô");
    mine.base = collection.save(&mine).unwrap();

    let mut elsewhere = collection.load().mine;
    collection.tag(&mut elsewhere.layer, "c", "giếng");
    elsewhere.layer.apply(crate::annotation::Edit::Remove(AnnotationId::new("b").unwrap())).unwrap();
    collection.save(&elsewhere).unwrap();

    for note in ["một", "hai", "ba"] {
        let first = mine.layer.get(&AnnotationId::new("a").unwrap()).cloned().unwrap();
        mine.layer.apply_all(set_note(&first, Some(note.into()))).unwrap();
        mine.base = collection.save(&mine).unwrap();
        let on_disk = collection.load().mine.layer;
        let ids: Vec<_> = on_disk.annotations().iter().map(|one| one.id.as_str()).collect();
        assert_eq!((ids, on_disk.annotations()[0].note.as_deref()), (vec!["a", "c"], Some(note)));
    }
}

#[test]
fn the_layers_of_others_are_loaded_beside_mine() {
    let collection = collection();
    for name in ["minh", "an"] {
        let mut layer = Layer::new(Annotator::new(name).unwrap());
        collection.tag(&mut layer, "a", "giếng");
        save_layer(&collection.layout, &collection.article, None, &layer, &collection.header()).unwrap();
    }
    fs::write(collection.folder.path().join("xóm/bài.txt.bak.lan.ghichu.toml"), "x").unwrap();
    fs::write(collection.sidecar("vy"), "format = 7").unwrap();
    let layers = collection.load();
    let names: Vec<_> = layers.others.iter().map(|other| other.layer.annotator.as_str()).collect();
    assert_eq!(names, ["an", "minh", "vy"]);
    assert_eq!(layers.others[1].layer.annotations().len(), 1);
    assert!(matches!(&layers.others[2].problem, Some(StoreError::Sidecar { error: SidecarError::Format(7), .. })));
    assert!(layers.mine.problem.is_none());
}

#[test]
fn what_can_not_be_used_is_never_written() {
    let collection = collection();
    let path = collection.sidecar("lan");
    for (content, is_expected) in [
        (
            &b"<<<<<<< HEAD\n"[..],
            (|error| matches!(error, SidecarError::Syntax { line: 1, .. })) as fn(&SidecarError) -> bool,
        ),
        (b"format = 2\n", |error| *error == SidecarError::Format(2)),
        (b"format = 1\n\xe1\xba\xbf \xff", |error| matches!(error, SidecarError::Syntax { line: 2, column: 3, .. })),
    ] {
        fs::write(&path, content).unwrap();
        let mut mine = collection.load().mine;
        assert!(mine.layer.is_empty());
        let Some(StoreError::Sidecar { error, .. }) = &mine.problem else { panic!("{:?}", mine.problem) };
        assert!(is_expected(error), "{error:?}");
        collection.tag(&mut mine.layer, "a", "giếng");
        assert_eq!(collection.save(&mine).unwrap_err(), mine.problem.unwrap());
        assert_eq!(fs::read(&path).unwrap(), content);
    }
    fs::write(&path, "format = 1\n# ghi tay\n").unwrap();
    assert_eq!(collection.load().mine.problem, None);
    let strict = Layout { sidecar_bytes: 20, ..collection.layout.clone() };
    let problem = load_layers(&strict, &collection.article, &collection.text, &lan()).mine.problem;
    assert_eq!(problem, Some(StoreError::TooLarge { path: path.clone(), limit: 20 }));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(matches!(collection.load().mine.problem, Some(StoreError::Io { kind: ErrorKind::InvalidInput, .. })));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let collection = collection();
    let target = collection.folder.path().join("elsewhere.toml");
    fs::write(&target, "format = 1\n").unwrap();
    std::os::unix::fs::symlink(&target, collection.sidecar("lan")).unwrap();
    let mut mine = collection.load().mine;
    assert!(matches!(mine.problem, Some(StoreError::Io { kind: ErrorKind::InvalidInput, .. })));
    collection.tag(&mut mine.layer, "a", "giếng");
    assert!(collection.save(&mine).is_err());
    assert_eq!(fs::read_to_string(&target).unwrap(), "format = 1\n");
}

#[test]
fn the_codebook_is_edited_in_its_file() {
    let collection = collection();
    assert_eq!(read_manifest(&collection.layout).as_deref(), Ok(""));
    let create = CodebookEdit::Create(Tag::new(tag("nuoc"), "Nước"));
    let source = edit_codebook(&collection.layout, &create).unwrap();
    assert_eq!(read_manifest(&collection.layout), Ok(source));
    let error = edit_codebook(&collection.layout, &create).unwrap_err();
    assert!(matches!(&error, StoreError::Codebook { error: CodebookFileError::Refused(_), .. }));
    assert_ne!(error.explain(Lang::Vi), error.explain(Lang::En));
    fs::write(collection.layout.manifest_file(), b"# \xff").unwrap();
    let error = read_manifest(&collection.layout).unwrap_err();
    let expected = CodebookFileError::Syntax { line: 1, column: 3, message: NOT_UTF8.into() };
    assert!(matches!(error, StoreError::Codebook { error, .. } if error == expected));
}
