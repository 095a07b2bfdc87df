//! Any text as `annul.toml`: it is refused with a place, or there is Rust by its options.
#![no_main]

#[path = "../support/slips.rs"]
mod slips;
#[path = "../support/texts.rs"]
mod texts;

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs, process};

use annul_codegen::ir::Catalogue;
use annul_codegen::options::Settings;
use annul_codegen::{check, generate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let checked = check(&texts::sources(""));
    checked.catalogue.expect("the base of the cases holds")
});

/// Settings are only read from files.
static FILE: LazyLock<PathBuf> =
    LazyLock::new(|| env::temp_dir().join(format!("annul-fuzz-{}.toml", process::id())));

fuzz_target!(|text: &str| {
    fs::write(&*FILE, text).expect("the folder for temporary files can be written");
    match Settings::resolve(&Settings::default(), &FILE, &[]) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(settings) => match settings.options.check(&CATALOGUE) {
            Err(error) => assert!(!error.to_string().is_empty()),
            Ok(()) => drop(generate(&CATALOGUE, &settings.options)),
        },
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    slips::mutate(data, size, max_size, seed)
});
