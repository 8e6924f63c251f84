//! The commands as a document: `docs/commands.md`.

use super::spec::Doc;
use super::{Group, Registry};
use crate::lang::Lang;

impl Registry {
    /// All commands by group, in Markdown, in both languages.
    pub fn markdown(&self) -> String {
        let mut out = String::from(
            "# Lệnh · Commands\n\n\
             Sinh ra từ bảng lệnh của chương trình; đừng sửa tay. Lệnh viết ở dòng `:`, gắn vào phím, hoặc chạy bằng \
             `ghichu do`. Dấu ⌨ đánh dấu lệnh cần màn hình.\n\n\
             Generated from the program's command table; do not edit. A command is written on the `:` line, bound to \
             a key, or run by `ghichu do`. ⌨ marks those that need a screen.\n",
        );
        for group in Group::ALL {
            let mut commands = self.in_group(group).peekable();
            if commands.peek().is_none() {
                continue;
            }
            out.push_str(&format!("\n## {} · {}\n", group.title().vi, group.title().en));
            for (_, spec) in commands {
                let mark = if spec.headless { "" } else { " ⌨" };
                out.push_str(&format!("\n### `{}`{mark}\n\n{}\n", spec.usage(), both(&spec.doc, "\n\n")));
                if !spec.aliases.is_empty() {
                    let aliases: Vec<String> = spec.aliases.iter().map(|alias| format!("`{alias}`")).collect();
                    out.push_str(&format!("\nCũng viết · Also: {}\n", aliases.join(", ")));
                }
                let args = spec.args.iter().map(|arg| (arg.name.to_uppercase(), &arg.doc));
                let flags = spec.flags.iter().map(|flag| (format!("--{}", flag.name), &flag.doc));
                let details: Vec<String> =
                    args.chain(flags).map(|(name, doc)| format!("- `{name}`: {}\n", both(doc, " · "))).collect();
                if !details.is_empty() {
                    out.push('\n');
                    out.push_str(&details.concat());
                }
            }
        }
        out
    }
}

/// A text in Vietnamese and English, or once when it is a user's own.
fn both(doc: &Doc, between: &str) -> String {
    match doc {
        Doc::Phrase(phrase) => format!("{}{between}{}", phrase.get(Lang::Vi), phrase.get(Lang::En)),
        Doc::Text(text) => text.clone(),
    }
}
