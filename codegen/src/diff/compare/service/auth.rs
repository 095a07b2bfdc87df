//! How callers prove who they are: the ways of signing that a service takes, and their order.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::{display, pairing};
use crate::diff::rule::service as rules;
use crate::ir::{Auth, AuthSchemeKind};

/// Two lists of ways to sign.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &[Auth], new: &[Auth]) {
    let is_none = |auth: &Auth| auth.scheme == AuthSchemeKind::None;
    match (old.iter().any(is_none), new.iter().any(is_none)) {
        (true, false) => comparison.changed(
            &rules::SVC_AUTH_BECAME_REQUIRED,
            &["auth"],
            "may be left out",
            "required",
        ),
        (false, true) => comparison.changed(
            &rules::SVC_AUTH_BECAME_OPTIONAL,
            &["auth"],
            "required",
            "may be left out",
        ),
        _ => {}
    }
    // The name in a signature is told by itself; a word in another case is the same.
    let key = |auth: &Auth| Auth {
        signing_name: None,
        word: auth.word.as_ref().map(|word| word.to_ascii_lowercase()),
        ..auth.clone()
    };
    let shown = |auth: &Auth| match &auth.param {
        Some(param) => format!("{} in {param}", auth.scheme.as_str()),
        None => auth.to_string(),
    };
    let is_in = |auth: &&Auth, list: &[Auth]| list.iter().any(|other| key(other) == key(auth));
    for (index, found) in new
        .iter()
        .enumerate()
        .filter(|(_, auth)| !is_none(auth) && !is_in(auth, old))
    {
        let finding =
            comparison.finding(&rules::SVC_AUTH_SCHEME_ADDED, &["auth", &index.to_string()]);
        comparison.add(finding.to(shown(found)));
    }
    for found in old
        .iter()
        .filter(|auth| !is_none(auth) && !is_in(auth, new))
    {
        let finding = comparison.finding(&rules::SVC_AUTH_SCHEME_REMOVED, &["auth"]);
        comparison.add(finding.from(shown(found)));
    }
    for (index, found) in new.iter().enumerate() {
        let before = old.iter().find(|other| key(other) == key(found));
        if let Some(before) = before.filter(|before| before.signing_name != found.signing_name) {
            let show = |auth: &Auth| {
                auth.signing_name
                    .clone()
                    .unwrap_or_else(|| "none".to_owned())
            };
            let path = ["auth", &index.to_string(), "signing_name"];
            comparison.changed(
                &rules::SVC_SIGNING_NAME_CHANGED,
                &path,
                show(before),
                show(found),
            );
        }
    }
    let list = |auth: &[Auth]| auth.iter().map(shown).collect::<Vec<_>>();
    let (was, is) = (list(old), list(new));
    if pairing::reordered(
        was.iter().map(String::as_str),
        is.iter().map(String::as_str),
    ) {
        comparison.changed(
            &rules::SVC_AUTH_ORDER_CHANGED,
            &["auth"],
            display::list(&was),
            display::list(&is),
        );
    }
}
