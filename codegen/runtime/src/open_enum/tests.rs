//! Open and closed enums as the generator emits them.

#![expect(unreachable_pub, reason = "the macros make what is emitted public")]

use super::Unknown;
use std::collections::HashSet;

#[derive(Clone, Debug)]
enum State {
    Running,
    Stopped,
    Unknown(Unknown<State>),
}
open_enum!(State {
    Running: "RUNNING",
    Stopped: "STOPPED",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Hard,
}
closed_enum!(Mode { Hard: "HARD" });

#[test]
fn a_known_word_is_never_unknown() {
    for word in State::WORDS {
        assert!(!matches!(State::from(*word), State::Unknown(_)));
        assert_eq!(State::from(*word).as_str(), *word);
    }
}

#[test]
fn an_unknown_word_is_kept_as_it_came() {
    let paused = State::from("Paused ");
    assert!(matches!(&paused, State::Unknown(word) if word.as_str() == "Paused "));
    assert_eq!(paused.to_string(), "Paused ");
    assert_eq!(format!("{paused:?}"), r#"Unknown("Paused ")"#);
    assert_eq!("Paused ".parse(), Ok(paused));
}

#[test]
fn values_compare_hash_and_sort_by_their_words() {
    let states = ["STOPPED", "PAUSED", "STOPPED", "RUNNING", "PAUSED"].map(State::from);
    assert_eq!(states.iter().collect::<HashSet<_>>().len(), 3);
    let mut sorted = states.to_vec();
    sorted.sort();
    assert_eq!(sorted.first(), Some(&State::from("PAUSED".to_owned())));
    assert_eq!(sorted.last(), Some(&State::Stopped));
    assert_ne!(State::Running, State::Stopped);
}

#[test]
fn a_closed_enum_refuses_other_words() {
    assert_eq!("HARD".parse(), Ok(Mode::Hard));
    assert_eq!(Mode::Hard.to_string(), "HARD");
    assert_eq!(
        "soft"
            .parse::<Mode>()
            .expect_err("no such mode")
            .to_string(),
        "must be one of `HARD`"
    );
}
