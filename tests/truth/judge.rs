//! What really happens between two specs, beside what the diff says of it.

use std::fmt::Write as _;

use annul_codegen::diff::{Finding, Report, Verdict};
use annul_codegen::dynamic;
use annul_codegen::ir::{Catalogue, ErrorPlace, Operation, Service};

use crate::draw::Draw;
use crate::hold::Subject;
use crate::{blind, calls, replies};

/// How bad something is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Weight {
    /// An error did not come, and a success says what happened.
    Spared,
    /// One side knows better than the other what an error says.
    Restated,
    /// What a caller says is not looked at.
    Ignored,
    /// What a caller looks for does not come.
    Lost,
    /// It is told by another error of the same meaning.
    Renamed,
    /// What is said is taken for something else.
    Misread,
    /// A request is refused.
    Fails,
}

/// Something that goes wrong between a caller and a server.
#[derive(Clone, Debug)]
pub(crate) struct Harm {
    pub(crate) weight: Weight,
    /// Whether nothing new is said: it could be said at the other side's age as well.
    pub(crate) is_known: bool,
    pub(crate) says: String,
}

/// The verdict of a finding on one direction.
type Pick = fn(&Finding) -> Verdict;

/// A verdict that is not true.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) kind: String,
    pub(crate) says: String,
}

/// What was found of one pair, for each direction.
pub(crate) struct Judged {
    old_caller: Vec<Harm>,
    new_caller: Vec<Harm>,
    is_met: bool,
    /// Members that hold the code or the message of an error on either side.
    places: Vec<String>,
}

/// Lets the operation of both sides talk.
pub(crate) fn judge(old: &Catalogue, new: &Catalogue, seed: u64) -> Judged {
    let mut draw = Draw::new(seed);
    let (mut old_caller, mut new_caller, mut is_met) = (Vec::new(), Vec::new(), false);
    for (service, ir) in new.operations() {
        let mut olds = old.operations();
        let found = olds.find(|(other, it)| other.id == service.id && it.name == ir.name);
        let Some((old_service, old_ir)) = found else {
            continue;
        };
        is_met = true;
        let [(old_service, old_ir), (service, ir)] = [(old_service, old_ir), (service, ir)]
            .map(|(service, ir)| with_all_errors(service, ir));
        let [was, is] = [(&old_service, &old_ir), (&service, &ir)].map(|(service, ir)| Subject {
            service,
            ir,
            dynamic: dynamic::operation(service, ir),
        });
        old_caller.extend(calls::harms(&was, &is, &mut draw));
        old_caller.extend(replies::harms(&is, &was, &mut draw));
        new_caller.extend(calls::harms(&is, &was, &mut draw));
        new_caller.extend(replies::harms(&was, &is, &mut draw));
    }
    let services = old.services.iter().chain(&new.services);
    let places = services.flat_map(|service| {
        let identity = &service.error_identity;
        identity.code.iter().chain(&identity.message)
    });
    Judged {
        old_caller,
        new_caller,
        is_met,
        places: places
            .filter_map(ErrorPlace::member)
            .map(str::to_owned)
            .collect(),
    }
}

/// The same with errors of the service as the operation's own: dynamic operations look into those alone.
fn with_all_errors(service: &Service, operation: &Operation) -> (Service, Operation) {
    let (mut service, mut operation) = (service.clone(), operation.clone());
    operation.errors.append(&mut service.errors);
    service.operations.clear();
    (service, operation)
}

impl Judged {
    /// All verdicts that are not true.
    pub(crate) fn faults(&self, report: &Report) -> Vec<Fault> {
        let mut faults = Vec::new();
        if !self.is_met {
            return faults;
        }
        let verdicts = report.verdicts();
        let directions: [(&str, Verdict, &[Harm], Pick); 2] = [
            ("old caller", verdicts.old_caller, &self.old_caller, |it| {
                it.verdicts.old_caller
            }),
            ("new caller", verdicts.new_caller, &self.new_caller, |it| {
                it.verdicts.new_caller
            }),
        ];
        for (who, verdict, harms, of) in directions {
            // What may not come, and what nobody looks at, harms those alone who count on it.
            let weighty = harms.iter().filter(|harm| harm.weight > Weight::Lost);
            let mut counted = weighty.filter(|harm| match verdict {
                Verdict::Ok => true,
                Verdict::NewOnly => harm.is_known,
                Verdict::Risk | Verdict::Breaks => false,
            });
            if let Some(harm) = counted.next() {
                let rules: Vec<&str> = report.findings.iter().map(|it| it.rule.id).collect();
                faults.push(Fault {
                    kind: format!("{who} is told {}, and {:?}", verdict.as_str(), harm.weight),
                    says: format!("{} {rules:?}", harm.says),
                });
            }
            let breaking = report.findings.iter();
            let breaking: Vec<&Finding> = breaking
                .filter(|found| of(found) == Verdict::Breaks)
                .collect();
            let is_seen = breaking
                .iter()
                .all(|found| !blind::is_blind(found, &self.places));
            if harms.is_empty() && !breaking.is_empty() && is_seen {
                let rules: Vec<String> = breaking
                    .iter()
                    .map(|it| format!("{} {} {}", it.rule.id, it.element.join("."), it.message()))
                    .collect();
                faults.push(Fault {
                    kind: format!(
                        "{who} is told breaks, and nothing does: {}",
                        breaking[0].rule.id
                    ),
                    says: format!("{rules:?}"),
                });
            }
        }
        faults
    }

    /// All of it, for people.
    pub(crate) fn shown(&self, report: &Report) -> String {
        let mut text = String::new();
        for (who, harms) in [
            ("old caller", &self.old_caller),
            ("new caller", &self.new_caller),
        ] {
            for harm in harms.iter().take(8) {
                let _ = writeln!(text, "{who}: {harm:?}");
            }
        }
        for fault in self.faults(report) {
            let _ = writeln!(text, "{fault:?}");
        }
        text
    }
}
