//! Made-up annotations for the tests of this room.

use proptest::prelude::*;

use super::{Anchor, AnchorState, Annotation, AnnotationId, Annotator, Edit, Layer};
use crate::codebook::TagId;
use crate::text::ByteRange;

pub(super) fn id(text: &str) -> AnnotationId {
    AnnotationId::new(text).unwrap()
}

pub(super) fn tag(text: &str) -> TagId {
    TagId::new(text).unwrap()
}

pub(super) fn annotation(name: &str, range: std::ops::Range<usize>, tags: &[&str]) -> Annotation {
    Annotation {
        id: id(name),
        tags: tags.iter().map(|name| tag(name)).collect(),
        range: range.into(),
        state: AnchorState::Exact,
        anchor: Anchor::default(),
        note: None,
        source: None,
        created: None,
    }
}

pub(super) fn layer(annotations: Vec<Annotation>) -> Layer {
    Layer::with(Annotator::new("lan").unwrap(), Vec::new(), None, annotations)
}

fn any_annotation() -> impl Strategy<Value = Annotation> {
    (0..25u8, 0..60usize, 0..20usize, prop::collection::vec(0..4u8, 0..3), 0..10u8).prop_map(
        |(name, start, len, tags, state)| {
            let mut made = annotation(&format!("a{name}"), start..start + len, &[]);
            made.tags = tags.into_iter().map(|name| tag(&format!("t{name}"))).collect();
            if state == 0 {
                (made.state, made.range) = (AnchorState::Orphan, ByteRange::new(80, 80));
            }
            made
        },
    )
}

pub(super) fn any_layer() -> impl Strategy<Value = Layer> {
    prop::collection::vec(any_annotation(), 0..40).prop_map(layer)
}

pub(super) fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => any_annotation().prop_map(Edit::Insert),
        2 => (0..25u8).prop_map(|name| Edit::Remove(id(&format!("a{name}")))),
        3 => any_annotation().prop_map(Edit::Replace),
        1 => (0..4u8).prop_map(|name| Edit::SetArticleTags(vec![tag(&format!("t{name}"))])),
        1 => prop::option::of("[a-c]").prop_map(Edit::SetArticleNote),
    ]
}
