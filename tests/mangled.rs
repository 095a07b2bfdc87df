//! Text that nobody would write and replies that nobody should send: whatever comes, there are findings or Rust, an outcome or an error, and never a panic.
//!
//! `PROPTEST_CASES=20000 cargo test -p annul-tests --test mangled` looks for longer.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul_codegen::options::Settings;
use annul_codegen::source::{MAX_FILE_BYTES, Sources};
use annul_codegen::{check, generate};
use annul_runtime::OperationError;
use annul_runtime::wire::Operation;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The specs of one service: its file, that of its operation, and that of a provider.
type Specs = [(String, String); 3];

static SPECS: LazyLock<Vec<Specs>> = LazyLock::new(|| {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let pairs = [
        ("aws/timestream-query", "cancel-query"),
        ("aws/athena", "stop-calculation-execution"),
        ("aws/cloudtrail", "cancel-query"),
        ("oci/query-service", "cancel-query-execution"),
        ("huawei/dataarts-fabric", "cancel-sql-statement"),
    ];
    let read = |folder: &str, name: &str| {
        let path = format!("{folder}/{name}.yaml");
        let text = fs::read_to_string(specs.join(&path)).expect("the repository has the spec");
        (path, text)
    };
    let pair = |(folder, name)| {
        [
            read(folder, "service"),
            read(folder, name),
            read("aws", "provider"),
        ]
    };
    pairs.into_iter().map(pair).collect()
});

/// One thing that goes wrong while somebody edits.
#[derive(Clone, Debug)]
enum Slip {
    Drop(Index),
    Repeat(Index, Index),
    Swap(Index, Index),
    Indent(Index, usize),
    Cut(Index),
    Insert(Index, String),
    Replace(Index, String),
}

fn slip() -> impl Strategy<Value = Slip> {
    let odd = prop_oneof![
        "\\PC{0,12}",
        "[-:{}\\[\\],#&*!|>'\"%@` \\t\\r\\n]{1,6}",
        select(vec![
            "~",
            "null",
            "-1",
            "0",
            "99999999999999999999",
            "1e3",
            "yes",
            "{}",
            "[]",
            "''",
            "$state",
            "$param.x",
            "(?=a)",
            "[z-a]",
            "x{9999}",
            "\u{202e}",
            "*/",
            "r#\"",
            "../..",
            "self",
            "Self",
            "type",
            "Option",
        ])
        .prop_map(str::to_owned),
    ];
    let at = any::<Index>;
    prop_oneof![
        at().prop_map(Slip::Drop),
        (at(), at()).prop_map(|(one, other)| Slip::Repeat(one, other)),
        (at(), at()).prop_map(|(one, other)| Slip::Swap(one, other)),
        (at(), 0_usize..9).prop_map(|(line, by)| Slip::Indent(line, by)),
        at().prop_map(Slip::Cut),
        (at(), odd.clone()).prop_map(|(place, text)| Slip::Insert(place, text)),
        (at(), odd).prop_map(|(word, text)| Slip::Replace(word, text)),
    ]
}

fn mangled(text: &str, slip: &Slip) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let count = lines.len();
    match slip {
        Slip::Drop(line) => drop(lines.remove(line.index(count))),
        Slip::Repeat(line, to) => lines.insert(to.index(count), lines[line.index(count)].clone()),
        Slip::Swap(one, other) => lines.swap(one.index(count), other.index(count)),
        Slip::Indent(line, by) => {
            let line = &mut lines[line.index(count)];
            *line = format!("{}{}", " ".repeat(*by), line.trim_start());
        }
        Slip::Cut(line) => lines.truncate(line.index(count) + 1),
        Slip::Insert(place, odd) => {
            let line = &mut lines[place.index(count)];
            let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
            let at = if ends.is_empty() {
                0
            } else {
                ends[place.index(ends.len())]
            };
            line.insert_str(at, odd);
        }
        Slip::Replace(word, odd) => {
            let line = &mut lines[word.index(count)];
            let words: Vec<&str> = line.split(' ').collect();
            let chosen = words[word.index(words.len())].to_owned();
            if !chosen.is_empty() {
                *line = line.replacen(&chosen, odd, 1);
            }
        }
    }
    lines.join("\n") + "\n"
}

/// What the request of any operation reads out of a reply; it only has to come back.
fn read<O: Operation + Default>(status: u16, headers: &[(String, String)], body: &[u8]) {
    let mut reply = http::Response::builder().status(status);
    for (name, value) in headers {
        reply = reply.header(name, value);
    }
    let Ok(reply) = reply.body(body.to_vec().into()) else {
        return;
    };
    if let Err(error) = O::default().response(&reply) {
        let _ = (
            error.kind(),
            error.retry(),
            error.target_state(),
            error.outcome(),
        );
        assert!(!error.to_string().is_empty());
    }
}

/// A file as large as one may be of the same thing again and again: told of each once, and soon.
#[test]
fn what_is_wrong_many_times_is_told_as_often() {
    let texts = |head: &str, line: fn(usize) -> String| {
        let [service, operation, provider] = &SPECS[0];
        let lines = (0..).map(line).scan(operation.1.len(), |size, line| {
            *size += line.len();
            (*size < MAX_FILE_BYTES).then_some(line)
        });
        let text = operation
            .1
            .replacen(head, &(head.to_owned() + &lines.collect::<String>()), 1);
        vec![
            service.clone(),
            (operation.0.clone(), text),
            provider.clone(),
        ]
    };
    let unknown = texts("", |index| format!("key{index}: {{}}\n"));
    let alike = texts("\nerrors:\n", |index| {
        format!("  Odd{index}: {{ kind: invalid, status: 418, codes: [Odd] }}\n")
    });
    for texts in [unknown, alike] {
        let lines = texts[1].1.lines().count();
        let checked = check(&Sources::from_texts(texts));
        assert!(
            (lines / 2..=lines).contains(&checked.findings.len()),
            "{lines} lines"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150)
    ) })]

    #[test]
    fn a_mangled_spec_has_findings_or_becomes_rust(
        pair in select(SPECS.clone()),
        which in 0_usize..3,
        slips in prop::collection::vec(slip(), 1..4),
    ) {
        let mut pair = pair;
        for slip in &slips {
            pair[which].1 = mangled(&pair[which].1, slip);
        }
        let checked = check(&Sources::from_texts(pair.to_vec()));
        match checked.catalogue {
            None => prop_assert!(!checked.findings.is_empty(), "refused, and nobody says why"),
            // What is generated is parsed on the way: text that is no Rust would panic.
            Some(catalogue) => drop(generate(&catalogue, &Settings::default().options)),
        }
    }

    #[test]
    fn any_reply_is_an_outcome_or_an_error(
        status in 200_u16..600,
        headers in prop::collection::vec(("(x-amzn-errortype|content-type|opc-request-id|retry-after)", "[ -~]{0,40}"), 0..3),
        body in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80),
            "[\\[\\]{}\":,a-z0-9_ ]{0,80}".prop_map(String::into_bytes),
            "\\{\"(__type|code|State|QueryStatus|message|error_code)\":(\"\\PC{0,20}\"|null|1|\\[\\]|\\{\\})\\}".prop_map(String::into_bytes),
        ],
    ) {
        read::<timestream_query::cancel_query::CancelQuery>(status, &headers, &body);
        read::<athena::stop_calculation_execution::StopCalculationExecution>(status, &headers, &body);
        read::<cloudtrail::cancel_query::CancelQuery>(status, &headers, &body);
        read::<query_service::cancel_query_execution::CancelQueryExecution>(status, &headers, &body);
        read::<dataarts_fabric::cancel_sql_statement::CancelSqlStatement>(status, &headers, &body);
    }
}
