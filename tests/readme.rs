//! What README.md shows is what is there: each excerpt stands in the file that it names, each command exists.

use std::fs;

use annul_tests::catalogue::root;
use annul_tests::documents;
use regex::Regex;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn excerpts_stand_in_their_files() {
    let mut seen = 0;
    let documents = [
        "codegen/cli/site/guide/callers.md",
        "codegen/cli/site/guide/extenders.md",
        "codegen/cli/site/guide/implementors.md",
        "README.md",
        "codegen/CRATE.md",
        "codegen/README.md",
        "generated/README.md",
    ];
    for document in documents {
        let text = read(document);
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once("<!-- excerpt: ") {
            let (path, after) = after.split_once(" -->").expect("the comment ends");
            let (_, after) = after.split_once("```").expect("a fence follows");
            let (_, after) = after.split_once('\n').expect("the fence has lines");
            let (excerpt, after) = after.split_once("```").expect("the fence ends");
            assert!(
                read(path).contains(excerpt),
                "{document} shows what {path} does not say:\n{excerpt}"
            );
            seen += 1;
            rest = after;
        }
    }
    assert!(seen >= 5, "only {seen} excerpts were found");
}

#[test]
fn folders_that_the_readme_names_exist() {
    for line in read("README.md")
        .lines()
        .filter(|line| line.starts_with("| [`") || line.starts_with("| `"))
    {
        let name = line.split('`').nth(1).expect("a name in backticks");
        if name.ends_with('/') {
            assert!(root().join(name).is_dir(), "README.md names {name}");
        }
    }
}

#[test]
fn links_of_documents_lead_to_files() {
    let link = Regex::new(r"\]\(([^)#\s]+)(?:#[^)]*)?\)").expect("a pattern");
    let mut followed = 0;
    for document in documents::all() {
        let folder = root().join(&document);
        let folder = folder.parent().expect("a folder");
        let document = document.display().to_string();
        let text = read(&document);
        let links = link.captures_iter(&text).map(|found| found[1].to_owned());
        // Pages of the site link to each other as such: a test of `annul docs` follows those.
        for target in links.filter(|link| !link.contains("://")) {
            assert!(
                folder.join(&target).exists(),
                "{document} links to {target}"
            );
            followed += 1;
        }
    }
    assert!(followed > 20, "only {followed} links were found");
}
