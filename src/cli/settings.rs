//! `ghichu config`, `completions`, `man`: the program about itself.

use clap::CommandFactory;

use super::args::{Args, ConfigVerb};
use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status, UserError};
use crate::config::document;
use crate::lang::phrase;

/// Shows or checks the configuration.
pub fn run(what: ConfigVerb, setup: &Setup, output: &mut Output) -> Ending {
    match what {
        ConfigVerb::Example => output.raw(&document::example())?,
        ConfigVerb::Path => {
            let path = setup.config_file().map(|path| path.display().to_string());
            output.line(&path.unwrap_or_default())?;
        }
        ConfigVerb::Show => {
            let config = setup.user_config();
            for name in crate::config::Options::names() {
                let value = config.options.get(name).map(|value| value.to_toml()).unwrap_or_default();
                output.line(&format!("{name} = {value}  # {}", config.origin_of(name)))?;
            }
        }
        ConfigVerb::Check => {
            let config = setup.user_config();
            let lang = setup.lang(&config);
            for problem in &config.problems {
                output.raw(&format!("{}\n", problem.render(lang)))?;
            }
            if !config.problems.is_empty() {
                return Ok(Status::Usage);
            }
            output.note(phrase("cấu hình không có vấn đề gì", "the configuration is well").get(lang));
        }
    }
    Ok(Status::Done)
}

/// Prints completions for a shell.
pub fn completions(shell: clap_complete::Shell, output: &mut Output) -> Ending {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "ghichu", &mut script);
    output.raw(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}

/// Prints the manual page.
pub fn man(output: &mut Output) -> Ending {
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(Args::command()).render(&mut page);
    rendered.map_err(|error| (Status::Failed, UserError::new(error.to_string())))?;
    output.raw(&String::from_utf8_lossy(&page))?;
    Ok(Status::Done)
}
