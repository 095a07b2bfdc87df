//! Patterns that some part of a value must match: what stands at their open ends counts no more than it has to.

use super::compiled;
use crate::pattern::{Dialect, Match};

/// Both find the same values, and so have the same smallest table.
fn check(regex: &str, same: &str) {
    let table = |regex| compiled(regex, Dialect::Ecma262, Match::Part).dfa().clone();
    assert_eq!(table(regex), table(same), "{regex} {same}");
}

#[test]
fn repetitions_at_open_ends() {
    check("a{1,9}", "a");
    check("a{2,9}", "a{2}");
    check("a*b{2,5}c?", "bb");
    check("(?:x|y{3,})+z?", "x|y{3}");
    check("(?:a{1,2}b){2,5}", "a{1,2}ba{1,2}b");
    check("(?:a{1,3}|b*c{2,4})d*", "a|cc");
    check("(?:a?b?)*", "");
}

#[test]
fn repetitions_that_count() {
    check("^a{1,3}", "^a");
    check("^a{1,3}$", "^aa?a?$");
    check("^a{0,2}b", "^a?a?b");
    check("ba{0,2}$", "ba?a?$");
    check("\\ba{1,3}", "\\ba");
    check("ba{1,2}c", "bac|baac");
    // One end open does not open the other.
    check("(?:ab?){1,3}c", "ac|abc");
    check("c(?:b?a){1,3}", "ca|cba");
    check("(?:ab?|d*)c", "c");
    check("(?:ab?|de?)c", "ac|abc|dc|dec");
}

/// The automaton of what is written would be beyond all limits.
#[test]
fn counts_of_any_size() {
    check("\\w{1,1024}", "\\w");
    check("[^]{1,60000}x{1,60000}", "[^]x");
}
