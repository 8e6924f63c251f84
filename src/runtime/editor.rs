//! The outside editor for notes: a private temporary file, no shell.

use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use crate::lang::{Lang, UserError, phrase};

/// The editor's words: the option, else `$VISUAL`, else `$EDITOR`, else `vi`; split at spaces, never given to a shell.
fn command(option: &str) -> Vec<String> {
    let variable = |name: &str| std::env::var(name).ok();
    let candidates = [Some(option.to_owned()), variable("VISUAL"), variable("EDITOR"), Some("vi".to_owned())];
    let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    candidates.into_iter().flatten().map(words).find(|words| !words.is_empty()).unwrap_or_default()
}

/// Lets a person edit `content`; what the file holds afterwards. The terminal must have been given back.
pub fn edit(option: &str, content: &str, lang: Lang) -> Result<String, UserError> {
    let failed = |error: io::Error| {
        let text = phrase("không chạy được trình soạn thảo: {error}", "the editor could not be run: {error}");
        let hint = phrase("đặt $EDITOR hoặc tùy chọn editor.command", "set $EDITOR or the option editor.command");
        UserError::new(text.fill(lang, &[("error", &error)])).with_hint(hint.get(lang))
    };
    let file = tempfile::Builder::new().prefix("ghichu-").suffix(".txt").tempfile().map_err(failed)?;
    file.as_file().write_all(content.as_bytes()).map_err(failed)?;
    run(&command(option), file.path()).map_err(failed)?;
    let edited = std::fs::read_to_string(file.path()).map_err(failed)?;
    Ok(edited.trim_end_matches('\n').to_owned())
}

fn run(words: &[String], file: &Path) -> io::Result<()> {
    let (program, args) = words.split_first().ok_or_else(|| io::Error::other("no editor"))?;
    let status = Command::new(program).args(args).arg(file).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{program}: {status}"))) }
}
