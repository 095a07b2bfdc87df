//! Names that were typed and do not exist: which one was probably meant.

use annul_codegen::diagnostic::suggest;
use annul_codegen::ir::{Catalogue, Operation, Service};

use crate::exit::Failure;

/// The operation with this id.
pub(crate) fn operation<'a>(
    id: &str,
    catalogue: &'a Catalogue,
) -> Result<(&'a Service, &'a Operation), Failure> {
    catalogue.operation(id).ok_or_else(|| {
        let known: Vec<&str> = ids(catalogue).collect();
        unknown("operation", id, &known)
    })
}

/// Whether all of `selected` are ids of operations or services.
pub(crate) fn selection(selected: &[String], catalogue: &Catalogue) -> Result<(), Failure> {
    let services = catalogue.services.iter().map(|service| service.id.as_str());
    let known: Vec<&str> = ids(catalogue).chain(services).collect();
    match selected.iter().find(|id| !known.contains(&id.as_str())) {
        Some(id) => Err(unknown("operation or service", id, &known)),
        None => Ok(()),
    }
}

fn ids(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    catalogue
        .operations()
        .map(|(_, operation)| operation.id.as_str())
}

fn unknown(what: &str, id: &str, known: &[&str]) -> Failure {
    let meant = meant(id, known);
    let list = "`annul list` shows all operations";
    let help = match meant.split_last() {
        None => list.to_owned(),
        Some((name, [])) => format!("did you mean `{name}`? {list}"),
        Some((last, rest)) => {
            let rest: Vec<String> = rest.iter().map(|name| format!("`{name}`")).collect();
            format!("did you mean {} or `{last}`? {list}", rest.join(", "))
        }
    };
    Failure::usage(format!("no {what} is called `{id}`")).help(help)
}

/// Ids that end in what was typed (the service was left out), or the nearest one.
fn meant<'a>(typed: &str, known: &[&'a str]) -> Vec<&'a str> {
    let ends = |id: &&str| {
        id.rsplit('.')
            .next()
            .is_some_and(|last| last.eq_ignore_ascii_case(typed))
    };
    let ending: Vec<&str> = known.iter().copied().filter(ends).collect();
    if !ending.is_empty() {
        return ending;
    }
    // A whole id first; then the operation's name alone, which short slips in long ids would hide.
    let nearest = suggest::nearest(typed, known.iter().copied());
    let name = |id: &'a str| id.rsplit('.').next().unwrap_or(id);
    nearest
        .or_else(|| {
            let names = known.iter().map(|id| name(id));
            let near = suggest::nearest(name_of(typed), names)?;
            known.iter().copied().find(|id| name(id) == near)
        })
        .into_iter()
        .collect()
}

fn name_of(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &[
        "athena.StopCalculationExecution",
        "cloudtrail.CancelQuery",
        "timestream-query.CancelQuery",
        "cloudtrail",
    ];

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        assert_eq!(meant(typed, KNOWN), expected);
    }

    #[test]
    fn slips_are_seen_through() {
        check("cloudtrail.CancelQurey", &["cloudtrail.CancelQuery"]);
        check("cloudtrial", &["cloudtrail"]);
        check(
            "athena.stopCalculation",
            &["athena.StopCalculationExecution"],
        );
        check(
            "aws.StopCalculationExecutoin",
            &["athena.StopCalculationExecution"],
        );
        check("frobnicate", &[]);
    }

    #[test]
    fn a_name_without_its_service_means_all_that_have_it() {
        check(
            "cancelquery",
            &["cloudtrail.CancelQuery", "timestream-query.CancelQuery"],
        );
    }
}
