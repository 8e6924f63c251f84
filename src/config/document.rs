//! The configuration as documents, all from the tables: `config.example.toml`, `docs/config.md`, `docs/keys.md` and a
//! JSON Schema for editors.

use serde_json::{Map, Value as Json, json};

use super::keymap::Keymap;
use super::options::{OPTIONS, OptionSpec, SECTIONS, Trust};
use super::role::Role;
use super::value::{Kind, Value};
use crate::command::{Doc, Registry, Scope};
use crate::lang::Lang;
use crate::vietnamese::unit::Unit;

/// `config.example.toml`: every option with its default, then examples of keys.
pub fn example() -> String {
    let mut out = String::from(
        "# Cấu hình của ghichu, mọi tùy chọn ở giá trị mặc định. Chỉ chép những dòng muốn đổi sang tệp của bạn;\n\
         # `ghichu config path` cho biết tệp ấy ở đâu. Sinh ra từ bảng tùy chọn; đừng sửa tay.\n\
         #\n\
         # The configuration of ghichu, every option at its default. Copy only the lines you want to change to your\n\
         # own file; `ghichu config path` says where it is. Generated from the option table; do not edit.\n",
    );
    for (section, doc) in SECTIONS {
        out.push_str(&format!("\n# {} {}\n[{section}]\n", doc.vi, doc.en));
        for spec in in_section(section) {
            out.push_str(&format!("# {}\n# {}\n", spec.doc.vi, spec.doc.en));
            if let Some(values) = values(spec.kind) {
                out.push_str(&format!("# {values}\n"));
            }
            out.push_str(&format!("{} = {}\n", spec.key, spec.default_value().to_toml()));
        }
    }
    out.push_str(
        "\n# Phím, theo từng nơi: [keys.global], [keys.reader], [keys.select], … Xem docs/keys.md.\n\
         # Keys, by scope: [keys.global], [keys.reader], [keys.select], … See docs/keys.md.\n\
         #\n\
         # [keys.reader]\n\
         # \"ctrl-j\" = \"cursor-next paragraph\"\n\
         # \"g s\" = [\"select-unit sentence\", \"tag-repeat\"]\n\
         # \"g m\" = { run = [\"article-mark-done\", \"article-next\"], desc = \"Xong, bài sau\" }\n\
         # \"D\" = false\n",
    );
    out
}

fn in_section(section: &str) -> impl Iterator<Item = &'static OptionSpec> {
    OPTIONS.iter().filter(move |spec| spec.section == section)
}

/// The values of an option, where a list or a range says it all.
fn values(kind: Kind) -> Option<String> {
    match kind {
        Kind::Choice(words) => Some(words.join(" | ")),
        Kind::Integer { min, max } => Some(format!("{min}..{max}")),
        Kind::Bool | Kind::Theme | Kind::Text | Kind::Path | Kind::Globs | Kind::Encodings => None,
    }
}

/// `docs/config.md`.
pub fn config_markdown() -> String {
    let mut out = String::from(
        "# Cấu hình · Configuration\n\n\
         Sinh ra từ bảng tùy chọn; đừng sửa tay. Thứ tự: mặc định < tệp của người dùng < `ghichu.toml` của bộ sưu \
         tập < dòng lệnh. Dấu 🔒: bộ sưu tập không tự đặt được, trừ khi bạn tin nó. Khi đang chạy: \
         `:set reader.measure 90`.\n\n\
         Generated from the option table; do not edit. The order: defaults < the user's file < the collection's \
         `ghichu.toml` < the command line. 🔒 marks what a collection cannot set unless you trust it. In the running \
         program: `:set reader.measure 90`.\n",
    );
    for (section, doc) in SECTIONS {
        out.push_str(&format!("\n## `[{section}]`\n\n{} · {}\n\n", doc.vi, doc.en));
        out.push_str("| | mặc định · default | giá trị · values | |\n|---|---|---|---|\n");
        for spec in in_section(section) {
            let lock = if spec.trust == Trust::Program { " 🔒" } else { "" };
            let values = values(spec.kind).unwrap_or_else(|| {
                let expected = (spec.kind.expected(Lang::Vi), spec.kind.expected(Lang::En));
                if spec.kind == Kind::Bool {
                    "true \\| false".into()
                } else {
                    format!("{} · {}", expected.0, expected.1)
                }
            });
            out.push_str(&format!(
                "| `{}`{lock} | `{}` | {} | {}<br>{} |\n",
                spec.name,
                spec.default_value().to_toml(),
                values.replace(" | ", " \\| "),
                spec.doc.vi,
                spec.doc.en,
            ));
        }
    }
    out.push_str(
        "\n## Giao diện màu · Themes\n\n\
         Tệp `themes/TÊN.toml` trong thư mục cấu hình, chọn bằng `ui.theme = \"TÊN\"`. `extends` lấy một bộ màu có \
         sẵn làm gốc; vai nào không ghi thì giống vai cha.\n\n\
         A file `themes/NAME.toml` in the configuration folder, chosen by `ui.theme = \"NAME\"`. `extends` starts from a \
         built-in theme; a role that is left out looks like its parent.\n\n\
         ```toml\nextends = \"light\"\n\n[palette]\nmuc = \"#1b2a41\"\n\n[roles]\ntext = { fg = \"muc\", bg = \"#fffdf7\" }\n\
         heading = { fg = \"muc\", bold = true }\n```\n\n| vai · role | cha · parent |\n|---|---|\n",
    );
    for role in Role::ALL {
        let parent = role.parent().map_or(String::new(), |parent| format!("`{}`", parent.name()));
        out.push_str(&format!("| `{}` | {parent} |\n", role.name()));
    }
    out
}

/// `docs/keys.md`: the keys of every scope with what they do.
pub fn keys_markdown(keymap: &Keymap, registry: &Registry) -> String {
    let mut out = String::from(
        "# Phím · Keys\n\n\
         Sinh ra từ bảng phím mặc định; đừng sửa tay. Nơi nào không có phím thì hỏi đến nơi ghi sau dấu ←.\n\n\
         Generated from the default keymap; do not edit. A scope that does not know a key asks the one after the ←.\n",
    );
    for scope in Scope::ALL {
        let parent = scope.parent().map_or(String::new(), |parent| format!(" ← `{}`", parent.name()));
        let label = scope.label();
        out.push_str(&format!("\n## {} · {} (`{}`{parent})\n\n", label.vi, label.en, scope.name()));
        out.push_str("| phím · keys | lệnh · command | |\n|---|---|---|\n");
        let mut rows: Vec<(String, Vec<String>, Option<Doc>)> = Vec::new();
        for (keys, binding) in keymap.bindings(scope) {
            let line = binding.lines.join("; ");
            let written = format!("`{keys}`");
            match rows.iter_mut().find(|(known, ..)| *known == line) {
                Some((_, all, _)) => all.push(written),
                None => {
                    let spec = registry.find(binding.command_name()).map(|id| registry.spec(id).doc.clone());
                    let doc = binding.desc.clone().map(Doc::from).or(spec);
                    rows.push((line, vec![written], doc));
                }
            }
        }
        for (line, keys, doc) in rows {
            let unit = line.rsplit_once(' ').and_then(|(_, name)| Unit::from_name(name)).map(Unit::label);
            let (keys, line) = (keys.join(" ").replace('|', "\\|"), line.replace('|', "\\|"));
            let said = match &doc {
                Some(Doc::Phrase(phrase)) => match unit {
                    Some(unit) => format!("{}: {}<br>{}: {}", phrase.vi, unit.vi, phrase.en, unit.en),
                    None => format!("{}<br>{}", phrase.vi, phrase.en),
                },
                Some(Doc::Text(text)) => text.clone(),
                None => String::new(),
            };
            out.push_str(&format!("| {keys} | `{line}` | {said} |\n"));
        }
    }
    out
}

/// A JSON Schema of the configuration file, for editors that complete and check TOML.
pub fn json_schema() -> String {
    let mut sections = Map::new();
    for (section, doc) in SECTIONS {
        let options: Map<String, Json> =
            in_section(section).map(|spec| (spec.key.to_owned(), option_schema(spec))).collect();
        let schema = json!({
            "type": "object", "description": doc.en, "properties": options, "additionalProperties": false,
        });
        sections.insert((*section).to_owned(), schema);
    }
    let lines = json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] });
    let table = json!({
        "type": "object",
        "properties": { "run": lines, "desc": { "type": "string" }, "when": { "type": "string" } },
        "required": ["run"],
        "additionalProperties": false,
    });
    let binding = json!({
        "anyOf": [{ "const": false }, lines, table, { "type": "array", "items": table }],
    });
    let scopes: Map<String, Json> = Scope::ALL
        .into_iter()
        .map(|scope| {
            let keys = json!({
                "type": "object", "description": scope.label().en, "additionalProperties": binding,
            });
            (scope.name().to_owned(), keys)
        })
        .collect();
    sections.insert(
        "keys".to_owned(),
        json!({
            "type": "object", "description": "Keys, by scope.", "properties": scopes, "additionalProperties": false,
        }),
    );
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ghichu",
        "type": "object",
        "properties": sections,
        "additionalProperties": false,
    });
    format!("{schema:#}\n")
}

fn option_schema(spec: &OptionSpec) -> Json {
    let mut schema = match spec.kind {
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Choice(words) => json!({ "type": "string", "enum": words }),
        Kind::Theme => json!({ "type": "string", "pattern": "^[a-z0-9-]+$" }),
        Kind::Text | Kind::Path => json!({ "type": "string" }),
        Kind::Globs | Kind::Encodings => json!({ "type": "array", "items": { "type": "string" } }),
    };
    schema["description"] = json!(format!("{} {}", spec.doc.en, spec.doc.vi));
    schema["default"] = match spec.default_value() {
        Value::Bool(on) => json!(on),
        Value::Integer(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::List(items) => json!(items),
    };
    schema
}

#[cfg(test)]
mod tests;
