//! Two random specs, of which one is an edit of the other.

use std::fmt::Write as _;

use annul_codegen::diff::{self, Policy, Report};
use annul_codegen::ir::Catalogue;
use annul_codegen::source::Sources;

use crate::draw::Draw;
use crate::edit;
use crate::spec::Spec;

/// Two states of one spec, and what the diff says of them.
pub(crate) struct Pair {
    pub(crate) old: Catalogue,
    pub(crate) new: Catalogue,
    pub(crate) report: Report,
    texts: [Vec<(String, String)>; 2],
}

fn checked(texts: Vec<(String, String)>) -> Option<Catalogue> {
    annul_codegen::check(&Sources::from_texts(texts)).catalogue
}

impl Pair {
    /// The pair of a seed, if both sides hold and differ.
    pub(crate) fn of(seed: u64) -> Option<Self> {
        let mut draw = Draw::new(seed);
        // Not every random spec holds: the next one is taken.
        let specs = (0..8).map(|attempt| Spec::of(seed.wrapping_mul(8).wrapping_add(attempt)));
        let (spec, old) = specs
            .into_iter()
            .find_map(|spec| Some((checked(spec.texts())?, spec)))
            .map(|(old, spec)| (spec, old))?;
        let (edited, new) = (0..24).find_map(|_| {
            let donor = Spec::of(draw.seed() >> 16);
            let mut edited = Spec {
                files: spec.files.clone(),
            };
            for _ in 0..*draw.pick(&[1, 1, 1, 2]) {
                edit::edit(&mut edited, &donor, &mut draw);
            }
            let new = checked(edited.texts())?;
            (new != old).then_some((edited, new))
        })?;
        let report = diff::diff(&old, &new, &Policy::default());
        let texts = [spec.texts(), edited.texts()];
        Some(Self {
            old,
            new,
            report,
            texts,
        })
    }

    /// The lines that differ, and what the diff says.
    pub(crate) fn shown(&self) -> String {
        let [old, new] = &self.texts;
        let mut text = String::new();
        for ((path, was), (_, is)) in old.iter().zip(new) {
            let _ = writeln!(text, "# {path}");
            for line in was.lines() {
                let sign = if is.lines().any(|other| other == line) {
                    ' '
                } else {
                    '-'
                };
                let _ = writeln!(text, "{sign} {line}");
            }
            for line in is
                .lines()
                .filter(|line| !was.lines().any(|other| other == *line))
            {
                let _ = writeln!(text, "+ {line}");
            }
        }
        for found in &self.report.findings {
            let verdicts = found.verdicts;
            let _ = writeln!(
                text,
                "{} {} {}: old {} new {}",
                found.rule.id,
                found.subject(),
                found.message(),
                verdicts.old_caller.as_str(),
                verdicts.new_caller.as_str()
            );
        }
        text
    }
}
