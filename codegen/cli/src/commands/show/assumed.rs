//! What no source says: everything that is assumed about an operation, each with its reason.

use super::Subject;

/// One assumption.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::commands) struct Assumption {
    /// What it is about, by its place in the spec: `cancel.replies.not_found`.
    pub(in crate::commands) about: String,
    /// Why it is taken to be so.
    pub(in crate::commands) because: String,
}

/// All assumptions: the operation's own first, then those of its service.
pub(in crate::commands) fn assumptions(subject: Subject<'_>) -> Vec<Assumption> {
    let Subject {
        service, operation, ..
    } = subject;
    let cancel = &operation.cancel;
    let mut found = Vec::new();
    let mut assume = |about: String, because: &Option<String>| {
        found.extend(because.clone().map(|because| Assumption { about, because }));
    };
    for error in &operation.errors {
        assume(format!("errors.{}", error.name), &error.assumed);
    }
    assume("cancel".to_owned(), &cancel.assumed);
    for fact in &cancel.facts {
        assume(format!("cancel.{}", fact.path.join(".")), &fact.assumed);
    }
    assume("cancel.retry".to_owned(), &cancel.retry.assumed);
    if let Some(token) = &cancel.token {
        assume("cancel.token".to_owned(), &token.assumed);
    }
    if let Some(observe) = &cancel.observe {
        assume("cancel.observe".to_owned(), &observe.assumed);
    }
    for reply in &cancel.replies {
        assume(
            format!("cancel.replies.{}", reply.disposition.as_str()),
            &reply.assumed,
        );
    }
    for partition in &service.endpoints.partitions {
        assume(
            format!("service: endpoints.partitions.{}", partition.name),
            &partition.assumed,
        );
    }
    for error in &service.errors {
        assume(format!("service: errors.{}", error.name), &error.assumed);
    }
    found
}
