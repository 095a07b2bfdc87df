//! The one list of options: a record names, explains and sets each, for build scripts, `annul.toml` and the command line.

use std::path::{Component, PathBuf};

use super::{Attribute, OptionError, Path, Settings, Takes, Value};
use crate::diagnostic::suggest;

/// An option.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Its name in `annul.toml` and as a method.
    pub name: &'static str,
    /// The same on a command line.
    pub flag: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it is for; a sentence without a full stop.
    pub summary: &'static str,
    /// What holds if it is not set.
    pub default: &'static str,
    set: fn(&mut Settings, Value) -> Result<(), String>,
}

/// All options, in the order in which they are explained.
pub static TABLE: &[Choice] = &[
    Choice {
        name: "specs",
        flag: "specs",
        takes: Takes::List("PATH"),
        summary: "Folders of specs, or single specs with the service file beside them",
        default: "specs",
        set: |settings, value| {
            settings.specs = value.list().into_iter().map(PathBuf::from).collect();
            Ok(())
        },
    },
    Choice {
        name: "operations",
        flag: "operations",
        takes: Takes::List("OPERATION|SERVICE"),
        summary: "Ids of the operations or services to emit",
        default: "all",
        set: |settings, value| {
            settings.options.only = value.list();
            Ok(())
        },
    },
    Choice {
        name: "client",
        flag: "client",
        takes: Takes::Flag,
        summary: "Emit what a caller needs: requests are written, replies are read",
        default: "true",
        set: |settings, value| {
            settings.options.client = value.flag();
            Ok(())
        },
    },
    Choice {
        name: "server",
        flag: "server",
        takes: Takes::Flag,
        summary: "Emit what a server needs: requests are read, replies are written",
        default: "true",
        set: |settings, value| {
            settings.options.server = value.flag();
            Ok(())
        },
    },
    Choice {
        name: "tests",
        flag: "tests",
        takes: Takes::Flag,
        summary: "Emit tests of each operation; they need the feature `testing` of annul-runtime",
        default: "false",
        set: |settings, value| {
            settings.options.tests = value.flag();
            Ok(())
        },
    },
    Choice {
        name: "out_dir",
        flag: "out-dir",
        takes: Takes::Text("DIR"),
        summary: "The folder to write to, for code that is checked in",
        default: "the build's own OUT_DIR",
        set: |settings, value| {
            settings.out_dir = Some(PathBuf::from(value.text()));
            Ok(())
        },
    },
    Choice {
        name: "include_file",
        flag: "include-file",
        takes: Takes::Text("FILE"),
        summary: "The name of the root file; `lib.rs` makes it the root of a crate",
        default: "mod.rs",
        set: |settings, value| {
            settings.options.root = file_name(value.text())?;
            Ok(())
        },
    },
    Choice {
        name: "derive",
        flag: "derive",
        takes: Takes::Pairs("TYPE=TRAIT"),
        summary: "Traits that types derive besides their own",
        default: "none",
        set: |settings, value| {
            settings.options.derives.extend(value.pairs(Path::parse)?);
            Ok(())
        },
    },
    Choice {
        name: "type_attribute",
        flag: "type-attribute",
        takes: Takes::Pairs("TYPE=ATTRIBUTE"),
        summary: "Attributes on emitted types",
        default: "none",
        set: |settings, value| {
            let found = value.pairs(Attribute::parse)?;
            settings.options.type_attributes.extend(found);
            Ok(())
        },
    },
    Choice {
        name: "extern_type",
        flag: "extern-type",
        takes: Takes::Pairs("TYPE=PATH"),
        summary: "Types of your own in place of emitted ids, enums and objects",
        default: "none",
        set: |settings, value| {
            let found = value.pairs(Path::parse_absolute)?;
            settings.options.extern_types.extend(found);
            Ok(())
        },
    },
    Choice {
        name: "service_features",
        flag: "service-features",
        takes: Takes::Flag,
        summary: "Put each service behind a feature of its name, dots written as dashes",
        default: "true for the root of a crate, else false",
        set: |settings, value| {
            settings.options.service_features = value.flag();
            Ok(())
        },
    },
    Choice {
        name: "wire_mod_attribute",
        flag: "wire-mod-attribute",
        takes: Takes::List("ATTRIBUTE"),
        summary: "Attributes on modules that both client and server need",
        default: "none",
        set: |settings, value| {
            settings.options.wire_mod_attributes = attributes(&value.list())?;
            Ok(())
        },
    },
    Choice {
        name: "client_mod_attribute",
        flag: "client-mod-attribute",
        takes: Takes::List("ATTRIBUTE"),
        summary: "Attributes on client modules, as #[cfg(feature = \"client\")]",
        default: "none",
        set: |settings, value| {
            settings.options.client_mod_attributes = attributes(&value.list())?;
            Ok(())
        },
    },
    Choice {
        name: "server_mod_attribute",
        flag: "server-mod-attribute",
        takes: Takes::List("ATTRIBUTE"),
        summary: "Attributes on server modules",
        default: "none",
        set: |settings, value| {
            settings.options.server_mod_attributes = attributes(&value.list())?;
            Ok(())
        },
    },
    Choice {
        name: "deny_warnings",
        flag: "deny-warnings",
        takes: Takes::Flag,
        summary: "Take warnings about specs for errors",
        default: "false",
        set: |settings, value| {
            settings.deny_warnings = value.flag();
            Ok(())
        },
    },
    Choice {
        name: "emit_rerun_if_changed",
        flag: "emit-rerun-if-changed",
        takes: Takes::Flag,
        summary: "Tell cargo which files and folders were read; only build scripts do",
        default: "true",
        set: |settings, value| {
            settings.emit_rerun_if_changed = value.flag();
            Ok(())
        },
    },
    Choice {
        name: "cache",
        flag: "cache",
        takes: Takes::Flag,
        summary: "Skip what did not change since the last run; never under CI, and never in a check",
        default: "true",
        set: |settings, value| {
            settings.cache = value.flag();
            Ok(())
        },
    },
];

impl Choice {
    /// The option with this name.
    pub fn find(name: &str) -> Result<&'static Self, OptionError> {
        TABLE
            .iter()
            .find(|choice| choice.name == name)
            .ok_or_else(|| unknown(name))
    }
}

fn unknown(name: &str) -> OptionError {
    let known: Vec<&str> = TABLE.iter().map(|choice| choice.name).collect();
    OptionError::UnknownOption {
        name: name.to_owned(),
        meant: suggest::nearest(name, known.iter().copied()),
        known,
    }
}

impl Settings {
    /// Sets an option.
    pub fn set(&mut self, choice: &Choice, value: Value) -> Result<(), OptionError> {
        let result = if value.fits(choice.takes) {
            (choice.set)(self, value)
        } else {
            Err(format!("takes {}", choice.takes.noun()))
        };
        result.map_err(|message| OptionError::Value {
            name: choice.name.to_owned(),
            message,
        })
    }
}

fn attributes(texts: &[String]) -> Result<Vec<Attribute>, String> {
    texts.iter().map(|text| Attribute::parse(text)).collect()
}

/// A name of a Rust file, without a folder.
fn file_name(text: String) -> Result<String, String> {
    let mut parts = std::path::Path::new(&text).components();
    let single = matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(_)), None)
    );
    let stem = text.strip_suffix(".rs").unwrap_or_default();
    if single && !stem.is_empty() && !text.contains(['/', '\\']) {
        Ok(text)
    } else {
        Err(format!(
            "`{text}` is not the name of a Rust file, as `mod.rs` is"
        ))
    }
}
