//! Typing Vietnamese: which method is on, and the keys given back.

use super::{Command, command, refuse};
use crate::app::App;
use crate::command::{ArgKind, ArgSpec, Group, Invocation};
use crate::config::choice::TypingMethod;
use crate::lang::{UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Application;
    vec![
        command(
            "typing-toggle",
            g,
            phrase("bật hoặc tắt gõ tiếng Việt", "turn Vietnamese typing on or off"),
            typing_toggle,
        ),
        command("typing-method", g, phrase("chọn kiểu gõ tiếng Việt", "choose how Vietnamese is typed"), typing_method)
            .spec(|s| {
                let kind = ArgKind::choice(TypingMethod::WORDS);
                s.arg(ArgSpec::required("method", kind, phrase("kiểu gõ", "the method")))
            }),
        command(
            "typing-keys",
            g,
            phrase("trả lại các phím đã gõ của tiếng này", "give back the keys of this syllable as typed"),
            typing_keys,
        ),
    ]
}

fn typing_toggle(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let method = match app.config.options.typing.method {
        TypingMethod::Off => app.typing_method,
        _ => TypingMethod::Off,
    };
    set_method(app, method)
}

fn typing_method(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    match invocation.arg(0).and_then(TypingMethod::from_word) {
        Some(method) => set_method(app, method),
        None => Ok(()),
    }
}

fn set_method(app: &mut App, method: TypingMethod) -> Result<(), UserError> {
    app.set_option("typing.method", method.word())?;
    app.inform(app.say(match method {
        TypingMethod::Off => phrase("đã tắt gõ tiếng Việt", "Vietnamese typing is off"),
        TypingMethod::Telex => phrase("gõ tiếng Việt kiểu Telex", "Vietnamese typing: Telex"),
        TypingMethod::Vni => phrase("gõ tiếng Việt kiểu VNI", "Vietnamese typing: VNI"),
    }));
    Ok(())
}

fn typing_keys(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let nothing = refuse(app, phrase("không có tiếng nào đang gõ dở", "no syllable is being typed"));
    if app.give_keys_back() { Ok(()) } else { Err(nothing) }
}
