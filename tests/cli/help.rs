//! Help texts, word by word: a change of an option shows up in review.

use crate::home::{Home, snapshot};

const COMMANDS: [&str; 17] = [
    "generate",
    "check",
    "diff",
    "list",
    "show",
    "explain",
    "schema",
    "fmt",
    "new",
    "import",
    "verify",
    "docs",
    "call",
    "serve",
    "test",
    "completions",
    "man",
];

#[test]
fn the_help_of_the_command() {
    snapshot(
        "help",
        &Home::empty().annul(&["--help"]).ends_with(0).stdout,
    );
}

#[test]
fn the_help_of_each_command() {
    let home = Home::empty();
    for command in COMMANDS {
        let run = home.annul(&[command, "--help"]).ends_with(0);
        assert_eq!(run.stderr, "", "help that was asked for is data");
        snapshot(&format!("help-{command}"), &run.stdout);
    }
}

#[test]
fn the_help_names_every_command() {
    let help = Home::empty().annul(&["--help"]).ends_with(0).stdout;
    let listed = help.split("Commands:").nth(1).expect("a list of commands");
    let listed = listed.split("\n\n").next().expect("it ends");
    for command in COMMANDS {
        assert!(listed.contains(&format!("\n  {command} ")), "{command}");
    }
}

#[test]
fn a_wrong_command_line_is_told_on_standard_error() {
    let home = Home::with_specs();
    for wrong in [
        &[][..],
        &["cancel"],
        &["check", "--format", "xml"],
        &["generate", "--chekc"],
        &["show"],
    ] {
        let run = home.annul(wrong).ends_with(2);
        assert_eq!(run.stdout, "", "{wrong:?}");
        assert!(run.stderr.contains("help"), "{wrong:?}: {}", run.stderr);
    }
}

#[test]
fn shells_and_manuals_know_every_command() {
    let home = Home::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = home.annul(&["completions", shell]).ends_with(0).stdout;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    home.annul(&["man", "pages"]).ends_with(0);
    let pages = home.files("pages");
    for command in COMMANDS {
        assert!(
            pages.contains_key(&format!("annul-{command}.1")),
            "{command}"
        );
    }
    home.write("file", "");
    home.annul(&["man", "file/pages"]).ends_with(4);
}
