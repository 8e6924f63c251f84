//! Laying out inline tables, dotted keys and scattered tables as plain tables.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

/// `source` with the tables `names` written as plain tables, one after the other.
pub(super) fn lay_out(source: &str, names: &[&str]) -> Option<String> {
    let mut document: DocumentMut = source.parse().ok()?;
    for name in names {
        let item = match document.remove(name) {
            None | Some(Item::None) => continue,
            Some(Item::Value(Value::Array(array))) => {
                Item::ArrayOfTables(array.into_iter().map(from_inline).collect::<Option<ArrayOfTables>>()?)
            }
            Some(Item::Value(value)) => Item::Table(from_inline(value)?),
            Some(Item::Table(mut table)) => {
                plain(&mut table);
                table.set_implicit(false);
                Item::Table(table)
            }
            Some(Item::ArrayOfTables(mut array)) => {
                array.iter_mut().for_each(plain);
                Item::ArrayOfTables(array)
            }
        };
        document.insert(name, item);
    }
    Some(document.to_string())
}

fn plain(table: &mut Table) {
    table.set_dotted(false);
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(below) => plain(below),
            Item::ArrayOfTables(array) => array.iter_mut().for_each(plain),
            Item::Value(_) | Item::None => {}
        }
    }
}

fn from_inline(value: Value) -> Option<Table> {
    let Value::InlineTable(inline) = value else { return None };
    let mut table = inline.into_table();
    table.fmt();
    table.decor_mut().clear();
    Some(table)
}
