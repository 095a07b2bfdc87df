//! Code of users of generated bindings: it compiles against the old side of a case, and against the new one unless the
//! verdict is major for its author.

/// Who writes a program.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Author {
    /// Who calls a service.
    Caller,
    /// Who answers in its place.
    Handler,
}

use Author::{Caller, Handler};

/// A case, an author, and what they have written.
pub(super) type Program = (&'static str, Author, &'static str);

pub(super) const PROGRAMS: &[Program] = &[
    // Params that come and go.
    (
        "param-added-required",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-added-required",
        Handler,
        "fn f(i: &CancelJobInput) -> &str { i.job_id.as_str() }",
    ),
    (
        "param-added-required-with-default",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-added-optional",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-added-in-path",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-removed-optional",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-removed-optional",
        Handler,
        "fn f(i: CancelJobInput) -> Option<String> { i.reason }",
    ),
    (
        "param-removed-required",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\", \"r\"); }",
    ),
    (
        "param-removed-required",
        Handler,
        "fn f(i: CancelJobInput) -> String { i.reason }",
    ),
    (
        "param-became-constant",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    // Params that change.
    (
        "param-became-optional",
        Handler,
        "fn f(i: CancelJobInput) -> String { i.reason }",
    ),
    (
        "param-became-optional",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\", \"r\"); }",
    ),
    (
        "param-became-required",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-became-required",
        Handler,
        "fn f(i: CancelJobInput) -> Option<String> { i.reason }",
    ),
    (
        "param-became-sensitive",
        Handler,
        "fn f(i: CancelJobInput) -> Option<String> { i.reason }",
    ),
    (
        "param-no-longer-sensitive",
        Handler,
        "fn f(i: &CancelJobInput) { i.reason.as_ref().unwrap().expose(); }",
    ),
    (
        "param-null-allowed",
        Handler,
        "fn f(i: CancelJobInput) -> String { i.note }",
    ),
    (
        "param-null-refused",
        Handler,
        "fn f(i: CancelJobInput) -> Option<String> { i.note }",
    ),
    (
        "param-renamed",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-renamed-everywhere",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_report_id(\"r\"); }",
    ),
    (
        "param-wire-name-changed",
        Caller,
        "fn f(i: CancelJobInput) { let _ = i.dry_run; }",
    ),
    (
        "param-location-changed",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-type-changed",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-type-changed",
        Handler,
        "fn f(i: CancelJobInput) -> Option<String> { i.reason }",
    ),
    (
        "param-became-list",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-no-longer-list",
        Handler,
        "fn f(i: CancelJobInput) -> Option<Vec<String>> { i.reason }",
    ),
    (
        "param-element-type-changed",
        Handler,
        "fn f(i: CancelJobInput) -> Option<Vec<String>> { i.reason }",
    ),
    (
        "param-string-became-enum",
        Handler,
        "fn f(i: CancelJobInput) -> Option<String> { i.mode }",
    ),
    (
        "param-enum-became-string",
        Handler,
        "fn f(i: CancelJobInput) -> Option<Mode> { i.mode }",
    ),
    (
        "param-structure-renamed",
        Caller,
        "fn f() -> Reason { Reason::new(\"r\") }",
    ),
    (
        "param-max-length-lowered",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-deprecated",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-default-changed",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    // Words.
    (
        "param-enum-value-removed",
        Caller,
        "fn f() -> Mode { Mode::Later }",
    ),
    (
        "param-enum-value-added",
        Handler,
        "fn f(m: Mode) -> u8 { match m { Mode::Soft => 1, _ => 2 } }",
    ),
    (
        "param-enum-variant-renamed",
        Caller,
        "fn f() -> Mode { Mode::Soft }",
    ),
    (
        "param-enum-wire-value-changed",
        Caller,
        "fn f(m: Mode) -> Mode { m }",
    ),
    (
        "param-enum-opened",
        Caller,
        "fn f(m: Mode) -> (Mode, Mode) { (m, m) }",
    ),
    (
        "param-enum-closed",
        Caller,
        "fn f() -> Mode { Mode::from(\"other\") }",
    ),
    (
        "resp-enum-value-added",
        Caller,
        "fn f(m: Mode) -> bool { m == Mode::Soft }",
    ),
    (
        "resp-enum-value-removed",
        Caller,
        "fn f(m: Mode) -> bool { m == Mode::Later }",
    ),
    (
        "resp-enum-variant-renamed",
        Caller,
        "fn f(m: Mode) -> bool { m == Mode::Soft }",
    ),
    (
        "cancel-state-added",
        Caller,
        "fn f(s: State) -> bool { s == State::Run }",
    ),
    (
        "cancel-state-removed",
        Handler,
        "fn f() -> State { State::Wait }",
    ),
    // Successes.
    (
        "resp-member-added-required",
        Handler,
        "fn f() { let _ = CancelJobOutput::new(); }",
    ),
    (
        "resp-member-added-required",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.hint }",
    ),
    (
        "resp-member-added-optional",
        Handler,
        "fn f() { let _ = CancelJobOutput::new(); }",
    ),
    (
        "resp-member-removed-optional",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.owner }",
    ),
    (
        "resp-member-removed-required",
        Handler,
        "fn f() { let _ = CancelJobOutput::new(\"me\"); }",
    ),
    (
        "resp-member-became-optional",
        Caller,
        "fn f(o: CancelJobOutput) -> String { o.owner }",
    ),
    (
        "resp-member-became-required",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.owner }",
    ),
    (
        "resp-member-became-required",
        Handler,
        "fn f() { let _ = CancelJobOutput::new(); }",
    ),
    (
        "resp-member-became-sensitive",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.owner }",
    ),
    (
        "resp-member-type-changed",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.count }",
    ),
    (
        "resp-member-null-allowed",
        Caller,
        "fn f(o: CancelJobOutput) -> String { o.owner }",
    ),
    (
        "resp-member-renamed",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.hint }",
    ),
    (
        "resp-member-location-changed",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.owner }",
    ),
    (
        "resp-header-removed-optional",
        Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.x_owner }",
    ),
    (
        "gen-type-renamed",
        Caller,
        "fn f(h: Hint) -> String { h.as_str().to_owned() }",
    ),
    // Errors.
    (
        "error-added",
        Caller,
        "fn f(e: &CancelJobError) -> u8 { match e { _ => 1 } }",
    ),
    (
        "error-removed",
        Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
    ("error-removed", Handler, "fn f() { let _ = Odd::new(); }"),
    (
        "error-renamed",
        Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
    (
        "error-moved-to-service",
        Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
    (
        "error-wire-code-changed",
        Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
    (
        "error-condition-changed",
        Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
    (
        "error-status-changed",
        Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
    (
        "error-member-added-required",
        Handler,
        "fn f() { let _ = Odd::new(); }",
    ),
    (
        "error-member-added-optional",
        Handler,
        "fn f() { let _ = Odd::new(); }",
    ),
    (
        "error-member-removed",
        Caller,
        "fn f(e: Odd) -> Option<i64> { e.step }",
    ),
    (
        "error-member-became-optional",
        Caller,
        "fn f(e: Odd) -> i64 { e.step }",
    ),
    (
        "error-member-became-required",
        Handler,
        "fn f() { let _ = Odd::new(); }",
    ),
    (
        "error-member-type-changed",
        Caller,
        "fn f(e: Odd) -> Option<i64> { e.step }",
    ),
    (
        "error-member-renamed",
        Caller,
        "fn f(e: Odd) -> Option<String> { e.hint }",
    ),
    (
        "error-retry-after-removed",
        Caller,
        "fn f(e: Odd) -> Option<i64> { e.retry_after }",
    ),
    // What it means is nothing to the compiler.
    (
        "cancel-guarantee-weakened",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "cancel-terminal-became-error",
        Handler,
        "fn f() { let _ = CancelJobOutput::new(); }",
    ),
    (
        "op-renamed",
        Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
];
