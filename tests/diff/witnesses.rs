//! Values that prove a finding, held against other engines: one of ECMA-262, and the `regex` crate for Java's dialect.

use std::sync::OnceLock;

use annul_codegen::diff::{Report, Verdict};

use crate::support::{self, Side};

/// Constraints as a spec has them.
struct Rules {
    pattern: &'static str,
    dialect: &'static str,
    matches: &'static str,
    min: Option<usize>,
    max: Option<usize>,
    unit: &'static str,
}

const fn whole(pattern: &'static str, min: Option<usize>, max: Option<usize>) -> Rules {
    Rules {
        pattern,
        dialect: "ecma262",
        matches: "whole",
        min,
        max,
        unit: "chars",
    }
}

/// Patterns and lengths as vendors write them, and a few as they should not.
const RULES: &[Rules] = &[
    whole("[a-zA-Z0-9]+", Some(1), Some(64)),
    whole("[A-Z0-9]+", None, Some(36)),
    whole("[a-f0-9-]{36}", None, None),
    whole(r"^[a-f0-9\-]+$", Some(36), Some(36)),
    whole(r"\d{12}|[a-z]{3}", None, Some(12)),
    whole("op-[a-z]+", Some(4), None),
    whole("(?:ab|a)*c?", None, Some(9)),
    whole("[^/]{1,8}", None, None),
    whole("arn:(?:aws|acme):[a-z]+:.*", None, Some(40)),
    whole(r"\w+\s?\W*", None, Some(20)),
    Rules {
        unit: "utf16",
        ..whole(r"[^\s]+", Some(2), Some(5))
    },
    Rules {
        unit: "bytes",
        ..whole(".*", None, Some(7))
    },
    Rules {
        matches: "part",
        ..whole("^[a-z]+-", None, Some(30))
    },
    Rules {
        matches: "part",
        ..whole(r"\bjob\b", None, Some(12))
    },
    Rules {
        dialect: "java",
        ..whole(r"\p{Lower}+\d{2,4}", None, Some(32))
    },
    Rules {
        dialect: "java",
        ..whole(r"(?:[A-F]{2}-?){1,3}\d*", None, None)
    },
];

impl Rules {
    /// Whether a text keeps them, in the opinion of engines that are not ours.
    fn accept(&self, text: &str) -> bool {
        let length = match self.unit {
            "chars" => text.chars().count(),
            "utf16" => text.encode_utf16().count(),
            _ => text.len(),
        };
        self.matches(text)
            && self.min.is_none_or(|min| length >= min)
            && self.max.is_none_or(|max| length <= max)
    }

    fn matches(&self, text: &str) -> bool {
        let (start, end) = if self.matches == "whole" {
            ("^(?:", ")$")
        } else {
            ("", "")
        };
        if self.dialect == "ecma262" {
            let pattern = format!("{start}{}{end}", self.pattern);
            let regex = regress::Regex::with_flags(&pattern, "u").expect("a pattern");
            return regex.find(text).is_some();
        }
        // What both dialects share; classes are of ASCII in Java, and of all the world here.
        let ascii = [(r"\d", "0-9"), (r"\w", "a-zA-Z0-9_"), (r"\p{Lower}", "a-z")];
        let pattern = ascii
            .iter()
            .fold(self.pattern.to_owned(), |pattern, (class, range)| {
                pattern.replace(class, &format!("[{range}]"))
            });
        let pattern = format!(
            "{}{pattern}{}",
            start.replace('^', r"\A"),
            end.replace('$', r"\z")
        );
        regex::Regex::new(&pattern)
            .expect("a pattern")
            .is_match(text)
    }

    /// A catalogue with a param that is held to them.
    fn side(&self) -> Side {
        let bound = |key: &str, bound: Option<usize>| {
            bound.map_or(String::new(), |bound| format!("{key}: {bound}, "))
        };
        let length = match (self.min, self.max) {
            (None, None) => String::new(),
            (min, max) => format!(
                "length: {{ {}{}unit: {} }}, ",
                bound("min", min),
                bound("max", max),
                self.unit
            ),
        };
        let text = format!(
            "params:\n  jobId: {{ in: path, type: string, origin: service, required: true }}\n  \
             reason: {{ in: query, type: string, origin: caller, required: false, constraints: {{ {length}pattern: \
             {{ regex: '{}', dialect: {}, match: {} }} }} }}\n",
            self.pattern, self.dialect, self.matches
        );
        let base = annul_tests::cases::base;
        let over = annul_tests::cases::lay_over(text.as_bytes(), &base("cancel-job.yaml"));
        let operation = String::from_utf8(over).expect("text");
        support::catalogue(
            self.pattern,
            vec![
                ("acme/jobs/service.yaml".to_owned(), base("service.yaml")),
                ("acme/jobs/cancel-job.yaml".to_owned(), operation),
            ],
        )
    }
}

/// The reports from each of the rules to each, made once.
fn reports() -> &'static [Vec<Report>] {
    static ALL: OnceLock<Vec<Vec<Report>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let sides: Vec<Side> = RULES.iter().map(Rules::side).collect();
        let from = |old: &Side| sides.iter().map(|new| support::report(old, new)).collect();
        sides.iter().map(from).collect()
    })
}

#[test]
fn every_witness_holds() {
    let mut held = 0;
    for (was, reports) in RULES.iter().zip(reports()) {
        for (is, report) in RULES.iter().zip(reports) {
            for found in &report.findings {
                let parts = found.parts.iter().flat_map(|part| &part.examples);
                let (joint, alone) = (found.examples.iter(), parts);
                for example in joint {
                    let text = example.text.as_deref().expect("these are short");
                    assert_eq!(
                        (was.accept(text), is.accept(text)),
                        (example.accepted_by_old, !example.accepted_by_old),
                        "{:?} {:?} {text:?}",
                        was.pattern,
                        is.pattern
                    );
                    held += 1;
                }
                // What one edit does alone, the other edits aside.
                for example in alone.filter(|example| example.why.contains("pattern")) {
                    let text = example.text.as_deref().expect("these are short");
                    assert_ne!(was.matches(text), is.matches(text), "{text:?}");
                    held += 1;
                }
            }
        }
    }
    assert!(held > 300, "only {held} witnesses");
}

/// What breaks nobody step by step breaks nobody in one step either.
#[test]
fn harm_does_not_come_from_nowhere() {
    let verdicts = |reports: &Vec<Report>| -> Vec<Verdict> {
        let reports = reports.iter();
        reports.map(|report| report.verdicts().old_caller).collect()
    };
    let table: Vec<Vec<Verdict>> = reports().iter().map(verdicts).collect();
    let all = 0..table.len();
    for (a, b, c) in all.clone().flat_map(|a| {
        let all = all.clone();
        all.clone()
            .flat_map(move |b| all.clone().map(move |c| (a, b, c)))
    }) {
        assert!(
            table[a][c] <= table[a][b].max(table[b][c]) || table[a][c] == Verdict::Risk,
            "{:?} {:?} {:?}",
            RULES[a].pattern,
            RULES[b].pattern,
            RULES[c].pattern
        );
    }
}
