//! Emitted validators, beside the `regex` crate with a length check, and beside a loop over the bytes written by hand.

use std::hint::black_box;
use std::ops::RangeInclusive;

use annul_benches::Group;
use annul_runtime::Validate;
use regex::Regex;

use super::inputs::{ACCOUNT, EXECUTION, PROJECT, STATEMENT, STORE, UUID};
use super::inputs::{athena, cloudtrail, huawei, oci, timestream};

/// What a program has that checks by regular expressions: they are compiled once.
struct Rule {
    length: RangeInclusive<usize>,
    regex: Option<Regex>,
}

impl Rule {
    fn length(length: RangeInclusive<usize>) -> Self {
        Self {
            length,
            regex: None,
        }
    }

    fn pattern(length: RangeInclusive<usize>, regex: &str) -> Self {
        Self {
            length,
            regex: Some(Regex::new(regex).expect("the pattern is one")),
        }
    }

    fn takes(&self, text: &str) -> bool {
        self.length.contains(&text.chars().count())
            && self.regex.as_ref().is_none_or(|it| it.is_match(text))
    }
}

/// What one writes who knows that every text here is ASCII, and how loops become fast.
fn every(text: &str, length: RangeInclusive<usize>, class: impl Fn(u8) -> bool) -> bool {
    length.contains(&text.len()) && text.bytes().fold(true, |all, byte| all & class(byte))
}

fn is_segment(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
}

pub(crate) fn groups() -> Vec<Group> {
    let mut groups = Vec::new();
    for length in [32, 64] {
        let whole = "AEDACANMQDLSTQR3".repeat(length / 16);
        let broken = format!("{}-", &whole[1..]);
        groups.push(timestream_group(
            format!("validate-timestream-{length}"),
            &whole,
        ));
        groups.push(timestream_group(
            format!("broken-timestream-{length}"),
            &broken,
        ));
    }
    groups.extend([
        athena_group(),
        cloudtrail_group(),
        oci_group(),
        huawei_group(),
    ]);
    groups
}

fn annul(input: &impl Validate) -> bool {
    black_box(input).violations().is_empty()
}

fn timestream_group(name: String, id: &str) -> Group {
    let input = timestream(id);
    let rule = Rule::pattern(1..=64, "^[a-zA-Z0-9]+$");
    let (one, other) = (id.to_owned(), id.to_owned());
    Group::new(name)
        .with("annul", move || annul(&input))
        .with("regex", move || rule.takes(black_box(&one)))
        .with("loop", move || {
            every(black_box(&other), 1..=64, |it| it.is_ascii_alphanumeric())
        })
}

fn athena_group() -> Group {
    let input = athena();
    let rule = Rule::length(1..=36);
    Group::new("validate-athena")
        .with("annul", move || annul(&input))
        .with("regex", move || rule.takes(black_box(UUID)))
        .with("loop", || every(black_box(UUID), 1..=36, |_| true))
}

fn cloudtrail_group() -> Group {
    let input = cloudtrail();
    let id = Rule::pattern(36..=36, r"^[a-f0-9\-]+$");
    let store = Rule::pattern(3..=256, r"^[a-zA-Z0-9._/\-:]+$");
    let account = Rule::pattern(12..=16, "^[0-9]+$");
    Group::new("validate-cloudtrail")
        .with("annul", move || annul(&input))
        .with("regex", move || {
            id.takes(black_box(UUID))
                && store.takes(black_box(STORE))
                && account.takes(black_box(ACCOUNT))
        })
        .with("loop", || {
            every(
                black_box(UUID),
                36..=36,
                |it| matches!(it, b'a'..=b'f' | b'0'..=b'9' | b'-'),
            ) && every(black_box(STORE), 3..=256, |it| {
                it.is_ascii_alphanumeric() | matches!(it, b'.' | b'_' | b'/' | b'-' | b':')
            }) && every(black_box(ACCOUNT), 12..=16, |it| it.is_ascii_digit())
        })
}

fn oci_group() -> Group {
    let input = oci();
    let project = Rule::length(1..=255);
    Group::new("validate-oci")
        .with("annul", move || annul(&input))
        .with("regex", move || {
            is_segment(black_box(PROJECT))
                && project.takes(PROJECT)
                && is_segment(black_box(EXECUTION))
        })
        .with("loop", || {
            is_segment(black_box(PROJECT))
                && every(PROJECT, 1..=255, |_| true)
                && is_segment(black_box(EXECUTION))
        })
}

fn huawei_group() -> Group {
    let input = huawei();
    let [workspace, session] = [(); 2].map(|()| Rule::pattern(1..=36, "^[A-Za-z0-9-]+$"));
    let statement = Rule::pattern(1..=64, "^[A-Za-z0-9_-]+$");
    let dashed = |it: u8| it.is_ascii_alphanumeric() || (it == b'-');
    Group::new("validate-huawei")
        .with("annul", move || annul(&input))
        .with("regex", move || {
            is_segment(black_box(UUID))
                && workspace.takes(black_box(UUID))
                && is_segment(black_box(UUID))
                && session.takes(black_box(UUID))
                && is_segment(black_box(STATEMENT))
                && statement.takes(black_box(STATEMENT))
        })
        .with("loop", move || {
            is_segment(black_box(UUID))
                && every(black_box(UUID), 1..=36, dashed)
                && is_segment(black_box(UUID))
                && every(black_box(UUID), 1..=36, dashed)
                && is_segment(black_box(STATEMENT))
                && every(black_box(STATEMENT), 1..=64, |it| {
                    dashed(it) || (it == b'_')
                })
        })
}
