//! The outside editor for notes: a file in a private temporary folder, no shell.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::lang::{Lang, Message, UserError, phrase};

/// The editor's words: the option, else `$VISUAL`, else `$EDITOR`, else `vi`; split at spaces, never given to a shell.
fn command(option: &str) -> Vec<String> {
    let variable = |name: &str| std::env::var(name).ok();
    let candidates = [Some(option.to_owned()), variable("VISUAL"), variable("EDITOR"), Some("vi".to_owned())];
    let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    candidates.into_iter().flatten().map(words).find(|words| !words.is_empty()).unwrap_or_default()
}

/// Lets a person edit `content`; what the file holds afterwards. The terminal must have been given back.
pub fn edit(option: &str, content: &str, lang: Lang) -> Result<String, UserError> {
    let words = command(option);
    let failed = |error: io::Error| {
        let text = phrase(
            "không chạy được trình soạn thảo {program}: {error}",
            "the editor {program} could not be run: {error}",
        );
        let (program, error) = (words.first().map_or("", String::as_str), Message::of_system(&error));
        let hint = phrase("đặt $EDITOR hoặc tùy chọn editor.command", "set $EDITOR or the option editor.command");
        UserError::new(text.fill(lang, &[("program", &program), ("error", &error.get(lang))])).with_hint(hint.get(lang))
    };
    edit_file(&words, content).map_err(failed)
}

/// In a folder that only this user can enter, so that what editors leave beside a file stays private too.
fn edit_file(words: &[String], content: &str) -> io::Result<String> {
    let folder = tempfile::Builder::new().prefix("ghichu-").tempdir()?;
    let path = folder.path().join("ghi-chu.txt");
    fs::write(&path, content)?;
    run(words, &path)?;
    let edited = fs::read_to_string(&path)?;
    Ok(edited.trim_end_matches('\n').to_owned())
}

fn run(words: &[String], file: &Path) -> io::Result<()> {
    let (program, args) = words.split_first().ok_or_else(|| io::Error::other("no editor"))?;
    let status = Command::new(program).args(args).arg(file).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(status.to_string())) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn words(line: &[&str]) -> Vec<String> {
        line.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn what_the_editor_leaves_comes_back() {
        let append = words(&["sed", "-i", "-e", "s/cũ/mới/", "--"]);
        assert_eq!(edit_file(&append, "ghi chú cũ").unwrap(), "ghi chú mới");
    }

    #[test]
    fn a_failing_or_missing_editor_is_an_error() {
        assert!(edit_file(&words(&["false"]), "x").is_err());
        assert!(edit_file(&words(&["/no/such/editor"]), "x").is_err());
        assert!(edit_file(&[], "x").is_err());
    }
}
