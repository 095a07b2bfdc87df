//! `annul fmt`: writes what is not laid out, lists it with `--check`, and leaves alone what is not valid.

use crate::home::{Home, OPERATION, snapshot};

const SERVICE: &str = "specs/acme/jobs/service.yaml";

#[test]
fn files_are_laid_out_once() {
    let home = Home::with_specs();
    home.write(OPERATION, &format!("# kept\n{}", home.read(OPERATION)));
    let before = home.files("specs");
    let check = home.annul(&["fmt", "--check"]).ends_with(1);
    assert_eq!(check.stdout, format!("{OPERATION}\n{SERVICE}\n"));
    assert_eq!(home.files("specs"), before, "`--check` writes nothing");

    let run = home.annul(&["fmt"]).ends_with(0);
    assert_eq!(run.stdout, check.stdout);
    assert!(home.read(OPERATION).starts_with("# kept\n"));
    snapshot("fmt-service", &home.read(SERVICE));
    home.annul(&["check"]).ends_with(0);
    assert_eq!(home.annul(&["fmt", "--check"]).ends_with(0).stdout, "");
    assert_eq!(
        home.annul(&["fmt", "specs", OPERATION]).ends_with(0).stdout,
        ""
    );
    assert_eq!(
        home.files("specs").len(),
        before.len(),
        "nothing else is left behind"
    );
}

#[test]
fn a_file_that_is_named_is_laid_out_alone() {
    let home = Home::with_specs();
    let service = home.read(SERVICE);
    let run = home.annul(&["fmt", OPERATION]).ends_with(0);
    assert_eq!(run.stdout, format!("{OPERATION}\n"));
    assert_eq!(home.read(SERVICE), service);
}

#[test]
fn a_file_that_is_not_valid_stays_as_it_is() {
    let home = Home::with_specs();
    let broken = home.read(OPERATION).replacen("summary:", "sumary:", 1);
    home.write(OPERATION, &broken);
    for options in [&["fmt", "--check"][..], &["fmt"]] {
        let run = home.annul(options).ends_with(3);
        assert_eq!(
            run.stdout,
            format!("{SERVICE}\n"),
            "the others are laid out"
        );
        assert!(run.stderr.contains("unknown-key"), "{}", run.stderr);
        assert_eq!(home.read(OPERATION), broken);
    }
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let home = Home::with_specs();
    let (file, link) = (home.path(OPERATION), home.path("link.yaml"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a file of ours");
    symlink(&file, &link).expect("a temporary folder");
    home.annul(&["fmt", "link.yaml"]).ends_with(0);
    assert!(link.is_symlink());
    let mode = fs::metadata(&file)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(
        home.annul(&["fmt", "--check", OPERATION])
            .ends_with(0)
            .stdout,
        ""
    );
}

#[test]
fn a_folder_that_is_not_there_is_a_failure_of_files() {
    Home::empty().annul(&["fmt"]).ends_with(4);
}
