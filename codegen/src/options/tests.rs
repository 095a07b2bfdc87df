//! Tests of options: from text, from words, and what is said of those that cannot be used.

use std::path::Path as FilePath;

use super::*;

fn read(text: &str) -> Result<Settings, String> {
    let mut settings = Settings::default();
    let file = std::env::temp_dir().join(format!("annul-options-{:x}.toml", fold(text)));
    std::fs::write(&file, text).expect("the folder can be written");
    let result = settings.read(&file);
    std::fs::remove_file(&file).expect("it was written");
    let name = file.display().to_string();
    match result {
        Ok(_) => Ok(settings),
        Err(error) => Err(error.to_string().replace(&name, FILE)),
    }
}

/// A number for a text, so that tests that run at once do not share a file.
fn fold(text: &str) -> u64 {
    text.bytes().fold(7, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    })
}

#[test]
fn a_file_says_the_same_as_methods() {
    let settings = read(
        "specs = 'api'\noperations = ['reports.CancelRun']\nserver = false\nout_dir = 'src/bindings'\n\
         include_file = 'lib.rs'\ndeny_warnings = true\nclient_mod_attribute = '#[cfg(test)]'\n\
         [derive]\n'*' = ['Hash', 'serde::Serialize']\n[extern_type]\n'reports.RunId' = 'crate::RunId'\n",
    );
    let settings = settings.expect("it holds");
    assert_eq!(settings.specs, [FilePath::new("api")]);
    assert_eq!(
        settings.out_dir.as_deref(),
        Some(FilePath::new("src/bindings"))
    );
    assert!(settings.deny_warnings && settings.options.client && !settings.options.server);
    let derives: Vec<_> = settings
        .options
        .derives
        .iter()
        .map(|(_, path)| path.as_str())
        .collect();
    assert_eq!(derives, ["Hash", "serde::Serialize"]);
    assert_eq!(settings.options.extern_types[0].1.name(), "RunId");
}

#[test]
fn faults_of_a_file_have_places() {
    for (text, expected) in [
        (
            "clent = true",
            "annul.toml:1:1: there is no option `clent`; did you mean `client`?",
        ),
        (
            "\n\nclient = 'no'",
            "annul.toml:3:10: option `client` takes true or false",
        ),
        (
            "specs = ['ü', 1]",
            "annul.toml:1:15: option `specs` takes a list of texts",
        ),
        (
            "[type_attribute]\n'*' = 'derive(Hash)'",
            "annul.toml:1:1: option `type_attribute`: `*`: `derive(Hash)` is not an attribute; \
             write it as in Rust, `#[derive(Hash)]`",
        ),
        (
            "include_file = '../mod.rs'",
            "annul.toml:1:16: option `include_file`: `../mod.rs` is not the name of a Rust file, as `mod.rs` is",
        ),
    ] {
        assert_eq!(read(text).expect_err(text), expected);
    }
    let syntax = read("client =").expect_err("no value");
    assert!(syntax.starts_with("annul.toml:1:9: "), "{syntax}");
}

#[test]
fn a_missing_file_is_no_fault() {
    let mut settings = Settings::default();
    let missing = settings.read(FilePath::new("/nowhere/annul.toml"));
    assert!(matches!(missing, Ok(false)));
    assert_eq!(settings, Settings::default());
}

#[test]
fn rust_from_a_configuration_is_parsed_at_once() {
    for text in [
        "#[derive(Hash)] #[doc(hidden)]",
        "#[cfg(any(feature = \"a\", test))]",
    ] {
        assert!(Attribute::parse(text).is_ok(), "{text}");
    }
    for text in [
        "",
        "struct A;",
        "#[a] struct A;",
        "#![allow(dead_code)]",
        "#[derive(Hash]",
    ] {
        assert!(Attribute::parse(text).is_err(), "{text}");
    }
    for text in ["crate::ids::RunId", "::ids::RunId", "ids::RunId"] {
        assert!(Path::parse_absolute(text).is_ok(), "{text}");
    }
    for text in ["RunId", "super::RunId", "self::RunId", "Vec<u8>", "a b", ""] {
        assert!(Path::parse_absolute(text).is_err(), "{text}");
    }
}

#[test]
fn words_become_values() {
    let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let pairs = Takes::Pairs("TYPE=TRAIT").parse(&words(&["a.B = Hash"]));
    assert_eq!(
        pairs,
        Ok(Value::Pairs(vec![("a.B".to_owned(), "Hash".to_owned())]))
    );
    assert!(Takes::Pairs("TYPE=TRAIT").parse(&words(&["Hash"])).is_err());
    assert_eq!(
        Takes::Flag.parse(&words(&["false"])),
        Ok(Value::Flag(false))
    );
    assert!(Takes::Flag.parse(&words(&["no"])).is_err());
}

#[test]
fn every_option_says_what_it_is_for() {
    for choice in TABLE {
        assert!(
            choice.summary.len() > 20 && !choice.summary.ends_with('.'),
            "{}",
            choice.name
        );
        assert!(!choice.default.is_empty(), "{}", choice.name);
        assert_eq!(choice.flag, choice.name.replace('_', "-"));
        let value = match choice.takes {
            Takes::Flag => Value::Text(String::new()),
            _ => Value::Flag(true),
        };
        let refused = Settings::default().set(choice, value);
        assert!(refused.is_err(), "{} takes anything", choice.name);
    }
}
