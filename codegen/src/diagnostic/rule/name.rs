//! Rules about the Rust names that wire names become.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[
    &NAME_COLLISION,
    &NAME_INVALID,
    &NAME_KEYWORD,
    &NAME_SHADOWS_PRELUDE,
];

/// Two things, two names.
pub static NAME_COLLISION: Rule = Rule {
    id: "name-collision",
    summary: "no two things of one scope become the same Rust name",
    explanation: "\
`queryId` and `query_id` both become `query_id`, `CANCELLED` and `Cancelled` both become
`Cancelled`. Numbering them would make public names depend on the order in the spec,
so the author decides.

Wrong:

    values: { CANCELLED: by the user, Cancelled: by the system }

Right:

    values:
      CANCELLED: by the user
      Cancelled: { docs: by the system, rust_name: CancelledBySystem }",
    help: "give one of the two a `rust_name`",
};

/// Names can be made Rust names.
pub static NAME_INVALID: Rule = Rule {
    id: "name-invalid",
    summary: "a name can be made into a Rust name",
    explanation: "\
A wire name without letters (`*`, `404`) or with letters that Rust does not take in
names has no Rust name of its own. `rust_name` has to be a Rust name in the case of
its place: snake_case for members and modules, UpperCamelCase for types and variants.

Wrong:

    values: ['200', '*']

Right:

    values:
      '200': { docs: all went well, rust_name: Ok200 }
      '*': { docs: any, rust_name: Any }",
    help: "give it a `rust_name`",
};

/// Keywords are no names.
pub static NAME_KEYWORD: Rule = Rule {
    id: "name-keyword",
    summary: "a name does not become a Rust keyword",
    explanation: "\
`type`, `ref`, `self` and the other keywords cannot be used as they are, raw names
(`r#type`) are unpleasant for every caller, and `self`, `super` and `crate` have none.

Wrong:

    type: { in: query, type: string, origin: caller, required: false }

Right:

    type: { in: query, type: string, origin: caller, required: false, rust_name: kind }",
    help: "give it a `rust_name`",
};

/// Types do not hide those that everyone uses.
pub static NAME_SHADOWS_PRELUDE: Rule = Rule {
    id: "name-shadows-prelude",
    summary: "a type is not named like one that every Rust module knows",
    explanation: "\
A generated type `Result`, `Option` or `String` would hide the standard one wherever a
caller imports the module with `*`, and errors would point at innocent lines.",
    help: "give it a `rust_name`, or another `newtype`",
};
