//! Any text as a vendor's model, in each format: it is refused with a place, or its drafts are specs that hold.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs, process};

use annul_codegen::source::Sources;
use annul_import::draft::{Request, cancels, draft};
use annul_import::{Profile, read};
use libfuzzer_sys::fuzz_target;

/// Models are only read from files; YAML is JSON, too.
static FILE: LazyLock<PathBuf> =
    LazyLock::new(|| env::temp_dir().join(format!("annul-fuzz-{}.yaml", process::id())));

fuzz_target!(|text: &str| {
    fs::write(&*FILE, text).expect("the folder for temporary files can be written");
    let model = match read(&FILE) {
        Ok(model) => model,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let profile = Profile::usual(model.origin.format);
    let operations: Vec<String> = cancels(&model).take(4).map(|it| it.name.clone()).collect();
    let drafted = draft(&Request {
        model: &model,
        profile: profile.as_ref(),
        provider: "acme",
        operations: &operations,
        retrieved: "2026-11-21",
        is_full: true,
        target: &[],
        provider_file: None,
        service_file: None,
    });
    let files: Vec<_> = drafted.files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    for (path, _) in &files {
        assert!(path.split('/').all(|part| !matches!(part, "" | "." | "..")), "{path}");
    }
    if !files.is_empty() {
        let checked = annul_codegen::check(&Sources::from_texts(files));
        assert_eq!(checked.errors(), 0, "{:?}", checked.findings);
    }
});
