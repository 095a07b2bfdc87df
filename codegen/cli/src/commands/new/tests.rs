//! Templates hold once they are filled in, and say what is missing until then.

use std::path::{Path, PathBuf};

use annul_codegen::diagnostic::{Diagnostic, print};
use annul_codegen::ir::Binding;
use annul_codegen::source::Sources;

use super::*;

/// What a new user writes into the blanks, by key.
const ANSWERS: &[(&str, &str)] = &[
    ("title", "The handbook."),
    ("retrieved", "2026-11-21"),
    ("scheme", "bearer"),
    ("signing_name", "reports"),
    ("plain", "'https://reports.{region}.acme.example'"),
    ("header", "x-request-id"),
    ("summary", "Cancels a run of a report."),
    ("template", "'/v1/runs/{id}/cancel'"),
    ("target", "Reports_20261121.CancelRun"),
    ("docs", "The run to cancel."),
    ("status", "202"),
    ("completion", "accepted"),
];

/// The key of a line whose value stands empty.
fn blank(line: &str) -> Option<&'static (&'static str, &'static str)> {
    let line = line.trim_start().trim_start_matches("- ");
    let (key, rest) = line.split_once(':')?;
    let rest = rest.trim_start();
    let is_blank = rest.starts_with('#');
    ANSWERS.iter().find(|(known, _)| is_blank && *known == key)
}

fn filled(text: &str) -> String {
    let line = |line: &str| match blank(line) {
        Some((_, answer)) => line.replacen(':', &format!(": {answer}"), 1) + "\n",
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn new(id: &str, protocol: Wire, known: Option<Known>) -> Vec<File> {
    new_with(id, protocol, known, &Call::default(), false)
}

fn new_with(
    id: &str,
    protocol: Wire,
    known: Option<Known>,
    call: &Call,
    client: bool,
) -> Vec<File> {
    let options = Options {
        id: id.to_owned(),
        out: PathBuf::new(),
        provider: Some("acme".to_owned()),
        protocol: Some(protocol),
        method: None,
        path: None,
        client,
    };
    let id = super::id(id).expect("the id has the right form");
    files(&options, id, known, call).expect("the provider is given")
}

fn sources(files: &[File], with: impl Fn(&str) -> String) -> Sources {
    let texts = files
        .iter()
        .map(|file| (file.path.display().to_string(), with(&file.text)));
    Sources::from_texts(texts.collect())
}

fn check(sources: &Sources) -> Vec<Diagnostic> {
    annul_codegen::check(sources).findings
}

#[track_caller]
fn check_filled(files: &[File]) {
    let sources = sources(files, filled);
    let findings = check(&sources);
    assert_eq!(
        print::human(&sources, &findings, false),
        "",
        "{}",
        filled(&files[files.len() - 1].text)
    );
}

#[test]
fn filled_templates_hold() {
    check_filled(&new("acme.reports.CancelRun", Wire::RestJson, None));
    check_filled(&new("acme.reports.CancelRun", Wire::AwsJson10, None));
    check_filled(&new("reports.StopRun", Wire::AwsJson11, None));
}

#[test]
fn what_is_said_of_a_call_stands_in_its_template() {
    let call = Call {
        method: Some("DELETE".to_owned()),
        path: Some("/v1/teams/{team}/runs/{run}".to_owned()),
    };
    for client in [false, true] {
        let files = new_with(
            "acme.reports.CancelRun",
            Wire::RestJson,
            None,
            &call,
            client,
        );
        check_filled(&files);
        let text = &files[1].text;
        assert!(text.lines().count() <= 40, "{text}");
        assert!(
            text.contains("method: DELETE, template: '/v1/teams/{team}/runs/{run}'"),
            "{text}"
        );
        assert!(text.contains("target: [team, run]"), "{text}");
        assert_eq!(text.contains("role: client"), client);
    }
    let bare = Call {
        path: Some("/v1/stop".to_owned()),
        ..call
    };
    check_filled(&new_with(
        "acme.reports.CancelRun",
        Wire::RestJson,
        None,
        &bare,
        false,
    ));
}

#[test]
fn templates_are_short_and_laid_out() {
    for protocol in [Wire::RestJson, Wire::AwsJson11] {
        let files = new("acme.reports.CancelRun", protocol, None);
        assert!(files[1].text.lines().count() <= 40, "{}", files[1].text);
        for file in files {
            let path = file.path.display().to_string();
            assert_eq!(format::draft(&path, &file.text), Some(file.text));
        }
    }
}

#[test]
fn every_blank_of_a_template_is_found_with_its_hint_and_nothing_else() {
    for protocol in [Wire::RestJson, Wire::AwsJson11] {
        let files = new("acme.reports.CancelRun", protocol, None);
        let texts = files.iter().map(|file| file.text.as_str());
        let blanks = texts
            .flat_map(str::lines)
            .filter(|line| blank(line).is_some())
            .count();
        let sources = sources(&files, str::to_owned);
        let findings = check(&sources);
        assert_eq!(
            findings.len(),
            blanks,
            "{}",
            print::human(&sources, &findings, false)
        );
        for finding in findings {
            let (line, _) = sources.location(finding.span);
            let line = sources.line_text(finding.span.file, line);
            assert!(blank(line).is_some(), "{line}: {}", finding.message);
            assert!(
                !finding.rule.id.starts_with("yaml-"),
                "{line}: {}",
                finding.message
            );
        }
    }
}

#[test]
fn filled_templates_hold_beside_every_service_of_the_repository() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let all = Sources::read(&specs).expect("the repository has specs");
    let mut services = 0;
    for file in all
        .ids()
        .filter(|file| annul_codegen::spec::is_service_file(all.path(*file)))
    {
        let text = all.text(file).to_owned();
        let id = text.lines().find_map(|line| line.strip_prefix("service: "));
        let id = id.expect("a service file has an id").to_owned();
        let known = home::find(&specs, &id).expect("the specs can be read");
        // One path is no template, and belongs to the operation alone.
        let protocol = known.as_ref().map(|known| known.home.protocol.binding());
        let path = (protocol == Some(Binding::Rpc)).then(|| "/service/S/operation/O".to_owned());
        let call = Call {
            path,
            ..Call::default()
        };
        let name = format!("{id}.CancelTemplate");
        let mut files = new_with(&name, Wire::RestJson, known, &call, false);
        assert_eq!(files.len(), 1, "{id} has a service file");
        let path = files[0].path.with_file_name("service.yaml");
        // What its provider shares is beside its folder.
        let above = path.ancestors().nth(2).expect("a folder of the provider");
        let shared = above.join("provider.yaml");
        files.insert(0, File { path, text });
        if let Ok(text) = std::fs::read_to_string(&shared) {
            files.insert(0, File { path: shared, text });
        }
        check_filled(&files);
        services += 1;
    }
    assert!(services >= 5);
}

#[test]
fn ids_are_refused_that_no_spec_could_have() {
    let refused = |text| super::id(text).expect_err("it is refused").message;
    assert!(refused("CancelRun").contains("names no service"));
    assert!(refused("Acme.CancelRun").contains("lower-case words"));
    assert!(refused("acme.cancelRun").contains("upper camel case"));
    assert!(refused("../acme.CancelRun").contains("lower-case words"));
}

#[test]
fn files_go_where_the_id_says() {
    let paths = |id| -> Vec<String> {
        let files = new(id, Wire::RestJson, None);
        files
            .iter()
            .map(|file| file.path.display().to_string())
            .collect()
    };
    let expected = ["acme/reports/service.yaml", "acme/reports/cancel-run.yaml"];
    assert_eq!(paths("acme.reports.CancelRun"), expected);
    assert_eq!(paths("reports.CancelRun"), expected);
}

#[test]
fn what_a_new_service_needs_is_asked_for() {
    let asked = |id: &str, answers: &str, provider: Option<&str>| {
        let options = Options {
            id: id.to_owned(),
            out: PathBuf::new(),
            provider: provider.map(str::to_owned),
            protocol: None,
            method: None,
            path: None,
            client: false,
        };
        let id = super::id(id).expect("the id has the right form");
        let mut said = Vec::new();
        options
            .ask(id, &mut answers.as_bytes(), &mut said)
            .map(|options| (options.provider, options.protocol))
    };
    let acme = Some("acme".to_owned());
    let found = asked("reports.CancelRun", "acme\naws_json_1_1\n", None);
    assert_eq!(
        found.expect("two answers"),
        (acme.clone(), Some(Wire::AwsJson11))
    );
    let found = asked("reports.CancelRun", "\n", Some("acme"));
    assert_eq!(found.expect("the default"), (acme, None));
    let found = asked("acme.reports.CancelRun", "rest_json\n", None);
    assert_eq!(found.expect("one answer"), (None, Some(Wire::RestJson)));
    assert!(asked("acme.reports.CancelRun", "soap\n", None).is_err());
}
