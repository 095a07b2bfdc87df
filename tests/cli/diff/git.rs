//! `annul diff` with a real git: revisions, the working tree, a diff driver, the workflow of the documentation.

use std::process::Command;

use annul_tests::command::annul as program;

use crate::home::{Home, OPERATION};

/// Runs git in a home; gives what it says.
#[track_caller]
fn git(home: &Home, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=Tester",
            "-c",
            "user.email=tester@example.com",
        ])
        .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
        .args(arguments)
        .current_dir(home.path("."))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_PAGER", "cat")
        .envs(variables.iter().copied())
        .output()
        .expect("git runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "git {arguments:?}\n{said}\n{errors}"
    );
    said
}

fn commit(home: &Home, message: &str) {
    git(home, &["add", "-A"], &[]);
    git(home, &["commit", "--quiet", "-m", message], &[]);
}

/// A repository with two commits, of which the second weakens a promise.
fn repository() -> Home {
    let home = Home::with_specs();
    git(&home, &["init", "--quiet", "--initial-branch", "main"], &[]);
    commit(&home, "The specs");
    home.edit(OPERATION, "completion: accepted", "completion: best_effort");
    commit(&home, "A promise less");
    home
}

#[test]
fn the_working_tree_against_head() {
    let home = repository();
    let run = home.annul(&["diff"]).ends_with(0);
    assert!(
        run.stdout
            .starts_with("HEAD → working tree: nothing changed"),
        "{}",
        run.stdout
    );
    home.edit(
        OPERATION,
        "summary: Cancels a job.",
        "summary: Cancels one job.",
    );
    let run = home.annul(&["diff", "--fail-on", "docs-only"]).ends_with(1);
    assert!(run.stdout.contains("op-docs-changed"), "{}", run.stdout);
}

#[test]
fn revisions_by_their_names() {
    let home = repository();
    for (old, new) in [
        ("HEAD~1", "main"),
        ("HEAD~1:specs", "HEAD:specs"),
        ("HEAD~1:specs/acme/jobs/", "specs"),
        ("HEAD~1:specs/acme/jobs/cancel-job.yaml", OPERATION),
    ] {
        let run = home.annul(&["diff", old, new]).ends_with(1);
        assert!(
            run.stdout.contains("cancel-guarantee-weakened"),
            "{}",
            run.stdout
        );
        assert!(!run.stdout.contains("another file"), "{}", run.stdout);
        assert!(
            run.stdout
                .contains("was HEAD~1:specs/acme/jobs/cancel-job.yaml:10"),
            "{}",
            run.stdout
        );
    }
    let run = home.annul(&["diff", "no-such-branch"]).ends_with(2);
    assert!(
        run.stderr
            .contains("neither a file or folder nor a git revision"),
        "{}",
        run.stderr
    );
    home.annul(&["diff", "HEAD:nowhere"]).ends_with(2);
    home.annul(&["diff", "--", "--upload-pack=x"]).ends_with(2);
}

/// A branch that leaves `main` at its first commit and says something else in words; `main` goes on and weakens a promise.
fn parted() -> Home {
    let home = repository();
    git(
        &home,
        &["checkout", "--quiet", "-b", "words", "HEAD~1"],
        &[],
    );
    home.edit(
        OPERATION,
        "summary: Cancels a job.",
        "summary: Cancels one job.",
    );
    commit(&home, "Other words");
    home
}

#[test]
fn a_branch_against_where_it_left_another() {
    let home = parted();
    for sides in [vec!["main..."], vec!["main...words"], vec!["main...HEAD"]] {
        let run = home
            .annul(&[&["diff", "--fail-on", "docs-only"], sides.as_slice()].concat())
            .ends_with(1);
        assert!(run.stdout.contains("op-docs-changed"), "{}", run.stdout);
        assert!(!run.stdout.contains("cancel-guarantee"), "{}", run.stdout);
        assert_eq!(run.stderr, "");
    }
    // What `main` has done itself counts as taken back, and that is said.
    let run = home.annul(&["diff", "main"]).ends_with(0);
    assert!(
        run.stdout.contains("cancel-guarantee-strengthened"),
        "{}",
        run.stdout
    );
    assert!(
        run.stderr.contains("`annul diff main...` compares"),
        "{}",
        run.stderr
    );
    let run = home.annul(&["diff", "main", "words"]).ends_with(0);
    assert!(
        run.stderr.contains("`annul diff main...words`"),
        "{}",
        run.stderr
    );
    // Nobody is told where it makes no difference.
    let run = home.annul(&["diff", "words~1"]).ends_with(0);
    assert_eq!(run.stderr, "");
    home.annul(&["diff", "main...", "words"]).ends_with(2);
    let run = home.annul(&["diff", "mian..."]).ends_with(2);
    assert!(run.stderr.contains("`mian` is neither"), "{}", run.stderr);
}

#[test]
fn what_a_clone_does_not_have_is_said_with_how_to_get_it() {
    let home = parted();
    let url = format!(
        "file://{}",
        home.path(".").canonicalize().expect("a folder").display()
    );
    let shallow = Home::empty();
    git(
        &shallow,
        &["clone", "--quiet", "--depth", "1", &url, "."],
        &[],
    );
    let says = |home: &Home, revision: &str, words: &str| {
        let run = home.annul(&["diff", revision]).ends_with(2);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    };
    says(&shallow, "HEAD~1", "`git fetch --unshallow`");
    says(&shallow, "HEAD~1...", "`fetch-depth: 0`");
    says(
        &shallow,
        "origin/main",
        "`git fetch origin main:refs/remotes/origin/main`",
    );
    let run = git(
        &shallow,
        &[
            "fetch",
            "--quiet",
            "origin",
            "main:refs/remotes/origin/main",
        ],
        &[],
    );
    assert_eq!(run, "");
    // Both are there, and not what they have in common.
    let run = shallow.annul(&["diff", "origin/main..."]);
    assert!(
        run.code != 2 || run.stderr.contains("no commit in common"),
        "{}",
        run.stderr
    );
    let whole = Home::empty();
    git(&whole, &["clone", "--quiet", &url, "."], &[]);
    says(&whole, "main", "did you mean `origin/main`?");
}

#[test]
fn a_bare_repository_has_two_sides() {
    let home = parted();
    let url = home.path(".").display().to_string();
    let bare = Home::empty();
    git(&bare, &["clone", "--quiet", "--bare", &url, "."], &[]);
    let run = bare
        .annul(&["diff", "main...words", "--fail-on", "docs-only"])
        .ends_with(1);
    assert!(run.stdout.contains("op-docs-changed"), "{}", run.stdout);
    // A bare repository has a file of the name `HEAD`.
    for arguments in [&["diff", "main"][..], &["diff"]] {
        let run = bare.annul(arguments).ends_with(2);
        let said = &run.stderr;
        assert!(said.contains("this repository is bare"), "{said}");
    }
}

#[test]
fn a_submodule_has_a_history_of_its_own() {
    let home = repository();
    let commit = git(&home, &["rev-parse", "HEAD"], &[]);
    let link = format!("160000,{},apis/jobs", commit.trim());
    git(&home, &["update-index", "--add", "--cacheinfo", &link], &[]);
    git(&home, &["commit", "--quiet", "-m", "A submodule"], &[]);
    let run = home
        .annul(&["diff", "HEAD:apis/jobs/specs", "specs"])
        .ends_with(2);
    let said = &run.stderr;
    assert!(said.contains("`apis/jobs` is a submodule"), "{said}");
}

#[test]
fn code_hosts_are_told_the_way_from_the_root() {
    let home = Home::with_specs();
    for (file, text) in home.files("specs") {
        home.write(&format!("apis/jobs/specs/{file}"), &text);
    }
    git(&home, &["init", "--quiet", "--initial-branch", "main"], &[]);
    commit(&home, "The specs");
    let file = OPERATION.replace("specs/", "apis/jobs/specs/");
    home.edit(&file, "completion: accepted", "completion: best_effort");
    for (folder, arguments) in [
        ("apis/jobs", vec![]),
        ("apis", vec!["HEAD:./jobs/specs", "jobs/specs"]),
        ("apis/jobs/specs", vec!["HEAD:./", "."]),
        (
            "apis/jobs/specs/acme",
            vec!["HEAD:apis/jobs/specs", "../../specs/"],
        ),
    ] {
        let run = |format: &str| {
            let arguments = [&["diff", "--format", format], arguments.as_slice()].concat();
            home.annul_in(folder, &arguments).ends_with(1).stdout
        };
        let said = run("github");
        assert!(
            said.starts_with(&format!("::error file={file},line=10,")),
            "{folder}: {said}"
        );
        let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).expect("JSON");
        let result = &sarif["runs"][0]["results"][0];
        for place in [&result["locations"][0], &result["relatedLocations"][0]] {
            let uri = &place["physicalLocation"]["artifactLocation"]["uri"];
            assert_eq!(uri.as_str(), Some(file.as_str()), "{folder}");
        }
        // People are told the way from where they stand.
        assert!(!run("human").contains("\n   apis/jobs/specs"), "{folder}");
    }
}

#[test]
fn a_folder_outside_of_any_repository() {
    let run = Home::with_specs()
        .annul_with(&["diff"], &[("GIT_CEILING_DIRECTORIES", "/")])
        .ends_with(2);
    assert!(run.stderr.contains("no git repository"), "{}", run.stderr);
}

#[test]
fn files_that_were_renamed_are_the_same() {
    let home = repository();
    git(&home, &["mv", "specs", "apis"], &[]);
    let (old, new) = (
        "apis/acme/jobs/cancel-job.yaml",
        "apis/acme/jobs/cancel-job.yml",
    );
    git(&home, &["mv", old, new], &[]);
    commit(&home, "Other names");
    let run = home
        .annul(&["diff", "HEAD~1:specs", "HEAD:apis"])
        .ends_with(0);
    assert!(
        run.stdout.contains("HEAD~1:specs → HEAD:apis: 1 safe"),
        "{}",
        run.stdout
    );
    let run = home.annul(&["diff", "HEAD~2", "apis"]).ends_with(1);
    assert!(
        run.stdout.contains("cancel-guarantee-weakened"),
        "{}",
        run.stdout
    );
}

#[test]
fn git_diff_shows_what_a_change_means() {
    let home = repository();
    let driver = format!("'{}' diff --git-driver", program().display());
    // As a driver for the files that the attributes name.
    home.write(".gitattributes", "specs/**/*.yaml diff=annul\n");
    let config = format!("diff.annul.command={driver}");
    let said = git(&home, &["-c", &config, "diff", "HEAD~1", "HEAD"], &[]);
    assert!(said.contains("cancel-guarantee-weakened"), "{said}");
    assert!(
        said.contains("specs/acme/jobs/cancel-job.yaml:10:15"),
        "{said}"
    );
    // And for everything, by the environment.
    let said = git(
        &home,
        &["diff", "HEAD~1", "HEAD"],
        &[("GIT_EXTERNAL_DIFF", &driver)],
    );
    assert!(said.contains("cancel-guarantee-weakened"), "{said}");
}

#[test]
fn git_diff_goes_on_where_nothing_can_be_compared() {
    let home = repository();
    let driver = format!("'{}' diff --git-driver", program().display());
    let variables = [("GIT_EXTERNAL_DIFF", driver.as_str())];
    home.edit(OPERATION, "operation: CancelJob", "operation: [");
    let said = git(&home, &["diff"], &variables);
    assert!(
        said.contains("specs/acme/jobs/cancel-job.yaml: not compared"),
        "{said}"
    );
    // A folder that is gone altogether.
    git(&home, &["checkout", "--quiet", "--", "."], &[]);
    git(&home, &["rm", "--quiet", "-r", "specs"], &[]);
    let said = git(&home, &["diff", "--cached"], &variables);
    assert!(said.contains("not compared"), "{said}");
}

#[test]
fn a_new_operation_is_new_to_the_driver() {
    let home = repository();
    let driver = format!("'{}' diff --git-driver", program().display());
    let text = home
        .read(OPERATION)
        .replace("CancelJob", "CancelTask")
        .replace("/jobs/", "/tasks/");
    home.write("specs/acme/jobs/cancel-task.yaml", &text);
    git(&home, &["add", "-A"], &[]);
    let said = git(
        &home,
        &["diff", "--cached"],
        &[("GIT_EXTERNAL_DIFF", driver.as_str())],
    );
    assert!(said.contains("op-added"), "{said}");
}

/// The runs of `annul diff` in the workflow that the documentation offers.
fn workflow() -> (serde_yaml::Value, Vec<String>) {
    let file = annul_tests::catalogue::root().join("codegen/src/diff/README.md");
    let text = std::fs::read_to_string(file).expect("the page is there");
    let (_, rest) = text
        .split_once("```yaml\nname: specs\n")
        .expect("the workflow is there");
    let (yaml, _) = rest.split_once("```").expect("it ends");
    let workflow: serde_yaml::Value = serde_yaml::from_str(yaml).expect("YAML");
    let steps = workflow["jobs"]["diff"]["steps"]
        .as_sequence()
        .expect("steps");
    let runs = steps.iter().filter_map(|step| step["run"].as_str());
    let runs = runs
        .filter(|run| run.contains("annul diff"))
        .map(str::to_owned);
    let runs = runs.collect();
    (workflow, runs)
}

#[test]
#[cfg(unix)]
fn the_workflow_of_the_documentation_runs() {
    let (workflow, runs) = workflow();
    let checkout = &workflow["jobs"]["diff"]["steps"][0]["with"];
    assert_eq!(
        checkout["fetch-depth"].as_i64(),
        Some(0),
        "the old side has to be there"
    );
    assert_eq!(
        workflow["permissions"]["pull-requests"].as_str(),
        Some("write")
    );
    let home = repository();
    git(
        &home,
        &["update-ref", "refs/remotes/origin/main", "HEAD~1"],
        &[],
    );
    let folder = program().parent().expect("a folder").display();
    let path = format!("{folder}:{}", std::env::var("PATH").expect("a path"));
    let mut codes = Vec::new();
    for run in &runs {
        let output = Command::new("bash")
            .args(["-e", "-c", run])
            .current_dir(home.path("."))
            .env("PATH", &path)
            .env("GITHUB_BASE_REF", "main")
            .env("RUNNER_TEMP", home.path("."))
            .output()
            .expect("bash runs");
        codes.push(output.status.code());
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if run.contains("--format github") {
            assert!(
                said.starts_with("::error file=specs/acme/jobs/cancel-job.yaml,line=10,"),
                "{said}"
            );
        }
    }
    assert_eq!(
        codes,
        [Some(0), Some(1)],
        "the comment passes, the last step decides"
    );
    assert!(
        home.read("diff.md")
            .starts_with("<!-- annul-diff -->\n### Spec diff: 1 breaking")
    );
}
