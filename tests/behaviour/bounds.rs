//! Bounds that the five operations do not have: units, numbers, items of lists, members of objects.

use annul_runtime::Violations;
use annul_tests::compiled::{greedy_path, lengths_and_ranges, lists, nested_objects, patterns};

use lengths_and_ranges::acme::jobs::cancel_job::CancelJobInput as Lengths;

#[track_caller]
fn check(found: &Violations, expected: &[&str]) {
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

fn lengths() -> Lengths {
    Lengths::new("ab", "", "ab", "abcd", "a", "", 0, 1, -1, 0, 1_000)
}

/// Sets one param of a valid input.
#[track_caller]
fn check_lengths(set: impl FnOnce(&mut Lengths), expected: &[&str]) {
    let mut input = lengths();
    set(&mut input);
    check(&input.violations(), expected);
}

#[test]
fn a_length_counts_in_its_own_unit() {
    check_lengths(|_| {}, &[]);
    check_lengths(|input| input.chars = "😀😀😀".into(), &[]);
    check_lengths(
        |input| input.chars = "aaaa".into(),
        &["`chars` (body): must have at most 3 characters"],
    );
    check_lengths(|input| input.utf16 = "😀a".into(), &[]);
    check_lengths(|input| input.utf16 = "😀".into(), &[]);
    check_lengths(
        |input| input.utf16 = "😀😀".into(),
        &["`utf16` (body): must have at most 3 UTF-16 code units"],
    );
    check_lengths(
        |input| input.utf16 = "a".into(),
        &["`utf16` (body): must have at least 2 UTF-16 code units"],
    );
    check_lengths(|input| input.bytes = "éé".into(), &[]);
    check_lengths(
        |input| input.bytes = "é1".into(),
        &["`bytes` (body): must have at least 4 bytes"],
    );
    check_lengths(
        |input| input.exact = "ab".into(),
        &["`exact` (body): must have at most 1 character"],
    );
    check_lengths(|input| input.large = "x".repeat(1_000_000), &[]);
    check_lengths(
        |input| input.large = "x".repeat(1_000_001),
        &["`large` (body): must have at most 1000000 bytes"],
    );
}

#[test]
fn a_number_holds_at_its_bounds_and_not_beyond() {
    for good in [-10, 10] {
        check_lengths(|input| input.both = good, &[]);
    }
    check_lengths(
        |input| input.both = -11,
        &["`both` (body): must be at least -10"],
    );
    check_lengths(
        |input| input.both = 11,
        &["`both` (body): must be at most 10"],
    );
    check_lengths(
        |input| input.above = 0,
        &["`above` (body): must be at least 1"],
    );
    check_lengths(|input| input.above = i64::MAX, &[]);
    check_lengths(
        |input| input.below = 0,
        &["`below` (body): must be at most -1"],
    );
    check_lengths(|input| input.below = i64::MIN, &[]);
    for extreme in [i64::MIN, i64::MAX] {
        check_lengths(|input| input.extreme = extreme, &[]);
    }
    check_lengths(
        |input| input.wide = 1_000_000_000,
        &["`wide` (body): must be at most 999999999"],
    );
}

#[test]
fn items_are_counted_and_each_is_checked_at_its_place() {
    use lists::acme::jobs::cancel_job::{CancelJobInput, Part};

    let tags = |tags: &[&str]| {
        tags.iter()
            .map(|tag| (*tag).to_owned())
            .collect::<Vec<String>>()
    };
    check(&CancelJobInput::new("j", tags(&["a"])).violations(), &[]);
    check(
        &CancelJobInput::new("j", tags(&[])).violations(),
        &["`tags` (body): must have at least 1 item"],
    );
    check(
        &CancelJobInput::new("j", tags(&["a", "", "B", "abcdefghi"])).violations(),
        &[
            "`tags[1]` (body): must have at least 1 character",
            "`tags[1]` (body): must match `[a-z]+`",
            "`tags[2]` (body): must match `[a-z]+`",
            "`tags[3]` (body): must have at most 8 characters",
        ],
    );
    let input = CancelJobInput::new("j", tags(&["a"]))
        .with_steps(vec![0, 99, 100])
        .with_rows(vec![tags(&["abc"]), tags(&["abcd"])])
        .with_parts(vec![Part::new("a"), Part::new("")])
        .with_q(tags(&["a", "b", "c"]));
    check(
        &input.violations(),
        &[
            "`steps[2]` (body): must be at most 99",
            "`rows[1][0]` (body): must have at most 3 bytes",
            "`parts[1].name` (body): must have at least 1 character",
            "`q` (query): must have at most 2 items",
        ],
    );
}

#[test]
fn a_member_of_an_object_is_checked_under_its_whole_name() {
    use nested_objects::acme::jobs::cancel_job::{
        CancelJobInput, Filter, FilterRange, FilterRangeEnd,
    };

    let input = |from, end: FilterRangeEnd| {
        let range = FilterRange::new(from).with_end(end);
        CancelJobInput::new("j", Filter::new("first", range))
    };
    check(
        &input(0, FilterRangeEnd::new().with_at(9)).violations(),
        &[],
    );
    check(
        &input(-1, FilterRangeEnd::new().with_at(10).with_label("😀😀😀")).violations(),
        &[
            "`filter.range.from` (body): must be at least 0",
            "`filter.range.end.at` (body): must be at most 9",
            "`filter.range.end.label` (body): must have at most 5 UTF-16 code units",
        ],
    );
}

#[test]
fn every_kind_of_pattern_decides() {
    use patterns::acme::jobs::cancel_job::{CancelJobInput, Object};

    let uuid = "5a1c8a33-9b9c-4d77-8d4e-3f6f6b1d0c2a";
    let good = || CancelJobInput::new("a_B-9", uuid, "x1y", "abca", "äöü");
    check(&good().violations(), &[]);
    let bad = CancelJobInput::new("a b", &uuid[1..], "xy", "ab", "äou")
        .with_list(vec!["abab".to_owned(), "aba".to_owned()])
        .with_object(Object::new().with_a("x").with_b("p"));
    check(
        &bad.violations(),
        &[
            "`jobId` (path): must match `[A-Za-z0-9_-]{1,64}`",
            "`uuid` (body): must match `[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}`",
            r"`part` (body): must match `\d`",
            "`anchored` (body): must match `^(a|bc)*$`",
            "`letters` (body): must match `[ä-ü]+`",
            "`list[1]` (body): must match `(ab)+`",
            "`object.a` (body): must match `x(y|z)`",
            "`object.b` (body): must match `(pq)*`",
        ],
    );
    let mut other_digits = good();
    other_digits.part = "x٣y".to_owned();
    check(
        &other_digits.violations(),
        &[r"`part` (body): must match `\d`"],
    );
}

#[test]
fn a_greedy_param_is_held_segment_by_segment() {
    use greedy_path::acme::jobs::cancel_job::CancelJobInput;

    check(&CancelJobInput::new("night/reports/7").violations(), &[]);
    for unsafe_path in ["", "night//7", "night/../7", "night/.", "/night"] {
        let found = CancelJobInput::new(unsafe_path).violations();
        assert!(found.stop_sending(), "{unsafe_path:?} would be sent");
    }
}
