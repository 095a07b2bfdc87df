//! An operation under test: what is known of it, what was tried, and what it left behind.

use std::collections::VecDeque;

use annul_codegen::cases;
use annul_codegen::diff::{At, Places};
use annul_codegen::dynamic;
use annul_codegen::ir::{Literal, Operation, Service};
use annul_runtime::dynamic::DynamicOperation;
use serde_json::{Map, Value};

use super::check::{Clause, Fault};
use super::{Check, Verdict};
use crate::commands::test::server::Server;
use crate::commands::test::start::{Known, StartFile};

/// How many targets are started of an operation at most.
const TARGETS: usize = 32;

/// What all operations have in common.
pub(in crate::commands::test) struct Setting<'a> {
    /// The server.
    pub(in crate::commands::test) server: &'a Server,
    /// What is known of it.
    pub(in crate::commands::test) start: &'a StartFile,
    /// Where clauses are written.
    pub(in crate::commands::test) places: &'a Places<'a>,
    /// What makes ids of targets others than those of the last run.
    pub(in crate::commands::test) seed: u64,
}

/// An operation under test.
pub(in crate::commands::test) struct Subject<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) service: &'a Service,
    pub(super) operation: &'a Operation,
    pub(super) runs: DynamicOperation,
    pub(super) known: Known,
    /// Ids for targets that are not started yet.
    pub(super) spare: VecDeque<Vec<(String, Literal)>>,
    /// Targets that were started, and that no reply says to have been told to stop.
    pub(super) open: Vec<Map<String, Value>>,
    /// Targets that were told to stop, and will have.
    pub(super) late: Vec<Map<String, Value>>,
    /// How many values were made up.
    pub(super) made: u64,
    checks: Vec<Check>,
    /// Known differences that showed up, by their place in the list.
    shown: Vec<usize>,
}

impl<'a> Subject<'a> {
    /// An operation, of which nothing has been tried.
    pub(in crate::commands::test) fn new(
        setting: &'a Setting<'a>,
        service: &'a Service,
        operation: &'a Operation,
    ) -> Self {
        Self {
            setting,
            service,
            operation,
            runs: dynamic::operation(service, operation),
            known: setting.start.of(&operation.id),
            spare: cases::targets(operation, TARGETS, setting.seed).into(),
            open: Vec::new(),
            late: Vec::new(),
            made: 0,
            checks: Vec::new(),
            shown: Vec::new(),
        }
    }

    /// Tries all of it, but for what has to wait.
    pub(in crate::commands::test) async fn run(&mut self) {
        if self.operation.is_client_only {
            return self.skip("all of it", "the spec is for clients alone");
        }
        if let Some(why) = self.known.skip.clone() {
            return self.skip("all of it", &why);
        }
        self.requests().await;
        self.life().await;
        self.conditions().await;
        self.errors().await;
        self.clean_up().await;
    }

    /// The checks, and the targets that may be running.
    pub(in crate::commands::test) fn finish(mut self) -> (Vec<Check>, Vec<String>) {
        let differences = std::mem::take(&mut self.known.differences);
        let is_partly = self
            .checks
            .iter()
            .all(|it| matches!(it.verdict, Verdict::Skipped(_)));
        let unseen = differences.iter().enumerate();
        let unseen = unseen.filter(|(index, (title, _))| {
            // What holds of every operation need not show up in each.
            !is_partly && !title.ends_with('*') && !self.shown.contains(index)
        });
        for (_, (title, _)) in unseen {
            let said = "the start file calls it a difference of the server, and it is none";
            self.checks.push(Check {
                operation: self.operation.id.clone(),
                title: title.clone(),
                verdict: Verdict::Failed(Fault::other(said.to_owned())),
            });
        }
        let id = &self.operation.id;
        let left = self.open.into_iter();
        let left = left.map(|ids| format!("{id} {}", Value::Object(ids)));
        (self.checks, left.collect())
    }

    /// Notes what came of a check.
    pub(super) fn note(&mut self, title: &str, result: Result<(), Box<Fault>>) {
        let verdict = match result {
            Ok(()) => Verdict::Passed,
            Err(fault) => {
                let is_meant = |name: &str| match name.strip_suffix('*') {
                    Some(start) => title.starts_with(start),
                    None => name == title,
                };
                let mut differences = self.known.differences.iter();
                match differences.position(|(name, _)| is_meant(name)) {
                    Some(index) => {
                        self.shown.push(index);
                        Verdict::Known(self.known.differences[index].1.clone(), fault)
                    }
                    None => Verdict::Failed(fault),
                }
            }
        };
        self.checks.push(Check {
            operation: self.operation.id.clone(),
            title: title.to_owned(),
            verdict,
        });
    }

    /// Notes that something is not tried.
    pub(super) fn skip(&mut self, title: &str, why: &str) {
        self.checks.push(Check {
            operation: self.operation.id.clone(),
            title: title.to_owned(),
            verdict: Verdict::Skipped(why.to_owned()),
        });
    }

    /// A clause of the spec.
    pub(super) fn clause(&self, keys: &[&str]) -> Clause {
        self.clause_in(&self.operation.spec_path, keys)
    }

    /// A clause of what the operations of the service share.
    pub(super) fn clause_of_service(&self, keys: &[&str]) -> Clause {
        self.clause_in(&self.service.spec_path, keys)
    }

    fn clause_in(&self, file: &str, keys: &[&str]) -> Clause {
        let at = At {
            file: file.to_owned(),
            path: keys.iter().map(|key| (*key).to_owned()).collect(),
        };
        Clause {
            keys: keys.join("."),
            place: self.setting.places.at(&at),
        }
    }

    /// Another number each time, for values that are made up.
    pub(super) fn another(&mut self) -> u64 {
        self.made += 1;
        // Far apart, so that no part of a seed is that of another.
        let step = self.made.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.setting.seed.wrapping_add(step)
    }
}
