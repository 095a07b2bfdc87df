//! Tests of files, places and reading from disk.

use super::*;

fn one(text: &str) -> Sources {
    Sources::from_texts(vec![("a/b/c.yaml".to_owned(), text.to_owned())])
}

#[test]
fn places_count_lines_and_characters_from_one() {
    let sources = one("a: ü\nbü: c\r\n");
    let at = |start| sources.location(Span::new(FileId(0), start, start));
    assert_eq!(at(0), (1, 1));
    assert_eq!(at(3), (1, 4));
    assert_eq!(at(4), (1, 4), "inside a character counts as its start");
    assert_eq!(at(5), (1, 5));
    assert_eq!(at(6), (2, 1));
    assert_eq!(at(9), (2, 3));
    assert_eq!(at(99), (3, 1), "past the end is the end");
    assert_eq!(sources.line_text(FileId(0), 2), "bü: c");
    assert_eq!(sources.line_text(FileId(0), 3), "");
    assert_eq!(sources.line_text(FileId(0), 99), "");
}

#[test]
fn an_unknown_file_is_empty() {
    let sources = one("a");
    assert_eq!(sources.location(Span::file_start(FileId(7))), (1, 1));
    assert_eq!(
        (sources.text(FileId(7)), sources.line_text(FileId(7), 1)),
        ("", "")
    );
    assert!(!sources.is_sound(FileId(7)));
}

#[test]
fn what_keeps_files_from_being_parsed_is_told() {
    let mut sources = one("fine: yes\n");
    sources.add("bom".into(), "bom".into(), b"\xEF\xBB\xBFa: b".to_vec());
    sources.add("latin".into(), "latin".into(), b"a: b\nb: \xFC\n".to_vec());
    sources.add(
        "large".into(),
        "large".into(),
        vec![b' '; MAX_FILE_BYTES + 1],
    );
    let found: Vec<_> = sources
        .problems()
        .iter()
        .map(crate::diagnostic::of_file)
        .map(|found| (found.rule.id, sources.location(found.span)))
        .collect();
    assert_eq!(
        found,
        [
            ("file-not-utf8", (1, 1)),
            ("file-not-utf8", (2, 4)),
            ("file-too-large", (1, 1))
        ]
    );
    let sound: Vec<_> = sources.ids().map(|id| sources.is_sound(id)).collect();
    assert_eq!(sound, [true, true, false, false]);
    assert_eq!(sources.text(FileId(1)), "a: b");
}

#[cfg(unix)]
mod on_disk {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::{Path, PathBuf};
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// A folder that goes when the test ends.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            static COUNT: AtomicU32 = AtomicU32::new(0);
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let name = format!("annul-source-{}-{count}", std::process::id());
            let path = std::env::temp_dir().join(name);
            fs::create_dir(&path).expect("a new folder");
            Self(path)
        }

        fn path(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn catalogue() -> Folder {
        let folder = Folder::new();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("specs/aws/athena")).expect("folders");
        fs::create_dir_all(at("specs/.git")).expect("folders");
        for file in [
            "aws/athena/service.yaml",
            "aws/athena/a.yml",
            ".git/x.yaml",
            "aws/.b.yaml",
            "README.md",
        ] {
            fs::write(at("specs").join(file), "a: b\n").expect("a file");
        }
        folder
    }

    fn relative(root: &Path) -> Result<Vec<String>, SourceError> {
        let sources = Sources::read(root)?;
        Ok(sources
            .ids()
            .map(|id| sources.relative_path(id).to_owned())
            .collect())
    }

    #[test]
    fn a_folder_is_walked_without_hidden_entries() {
        let folder = catalogue();
        let root = folder.path().join("specs");
        let sources = Sources::read(&root).expect("readable");
        assert_eq!(
            relative(&root).expect("readable"),
            ["aws/athena/a.yml", "aws/athena/service.yaml"]
        );
        assert_eq!(sources.catalogue_path(FileId(0)), "specs/aws/athena/a.yml");
        assert_eq!(
            Path::new(sources.path(FileId(0))),
            root.join("aws/athena/a.yml")
        );
        let folders = [root.clone(), root.join("aws"), root.join("aws/athena")];
        assert_eq!(sources.folders(), folders);
    }

    #[test]
    fn a_file_comes_with_the_service_file_beside_it() {
        let folder = catalogue();
        let file = folder.path().join("specs/aws/athena/a.yml");
        assert_eq!(
            relative(&file).expect("readable"),
            ["a.yml", "service.yaml"]
        );
        let sources = Sources::read(&file).expect("readable");
        assert_eq!(sources.catalogue_path(FileId(0)), "athena/a.yml");
    }

    #[test]
    fn links_stay_inside() {
        let folder = catalogue();
        let root = folder.path().join("specs");
        symlink(root.join("aws/athena/a.yml"), root.join("inside.yaml")).expect("a link");
        symlink(root.join("nowhere"), root.join("dangling.md")).expect("a link");
        assert_eq!(relative(&root).expect("readable").len(), 3);

        fs::write(folder.path().join("secret.yaml"), "a: b").expect("a file");
        symlink(folder.path().join("secret.yaml"), root.join("out.yaml")).expect("a link");
        assert!(matches!(
            relative(&root),
            Err(SourceError::LeavesRoot { .. })
        ));
        fs::remove_file(root.join("out.yaml")).expect("removable");

        symlink(&root, root.join("aws/up")).expect("a link");
        assert!(matches!(relative(&root), Err(SourceError::Loop { .. })));
    }

    #[test]
    fn what_cannot_be_read_is_an_error_with_path_and_cause() {
        let folder = catalogue();
        let error = relative(&folder.path().join("spec")).expect_err("there is no such folder");
        assert!(error.to_string().ends_with("/spec`"), "{error}");
        assert!(std::error::Error::source(&error).is_some());
        let readme = relative(&folder.path().join("specs/README.md"));
        assert!(matches!(readme, Err(SourceError::NotSpec { .. })));
        fs::create_dir(folder.path().join("empty")).expect("a folder");
        assert!(matches!(
            relative(&folder.path().join("empty")),
            Err(SourceError::Empty { .. })
        ));
    }
}
