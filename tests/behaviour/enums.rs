//! Enums: open ones keep words that nobody declared, closed ones refuse them, and none has a default.

use std::collections::HashSet;

use annul::aws::cloudtrail::cancel_query::QueryStatus;
use annul_runtime::TextType;
use annul_tests::compiled::closed_enum::acme::jobs::cancel_job::Mode;
use annul_tests::compiled::open_enum::acme::jobs::cancel_job::JobState;

/// Does not compile if the type has a default: nobody should read a state that was never said.
macro_rules! never_default {
    ($type:ty) => {
        const _: fn() = || {
            trait Ambiguous<Which> {
                fn choose() {}
            }
            struct HasDefault;
            impl<T: ?Sized> Ambiguous<()> for T {}
            impl<T: Default> Ambiguous<HasDefault> for T {}
            let _ = <$type as Ambiguous<_>>::choose;
        };
    };
}

never_default!(QueryStatus);
never_default!(JobState);
never_default!(Mode);

#[test]
fn an_open_enum_knows_each_of_its_words() {
    let words: Vec<&str> = QueryStatus::WORDS.to_vec();
    assert_eq!(
        words,
        [
            "QUEUED",
            "RUNNING",
            "FINISHED",
            "FAILED",
            "CANCELLED",
            "TIMED_OUT"
        ]
    );
    for word in words {
        let status = QueryStatus::from(word);
        assert!(!matches!(status, QueryStatus::Unknown(_)), "{word}");
        assert_eq!((status.as_str(), status.to_string().as_str()), (word, word));
        assert_eq!(QueryStatus::known(word), Some(status));
    }
    assert_eq!(JobState::from("ON_HOLD"), JobState::Held);
    assert_eq!(JobState::from("1st-step"), JobState::FirstStep);
}

#[test]
fn an_open_enum_keeps_a_word_that_it_does_not_know() {
    for word in ["PAUSED", "", "cancelled", " CANCELLED", "Unknown"] {
        let status = QueryStatus::from(word);
        assert!(
            matches!(&status, QueryStatus::Unknown(kept) if kept.as_str() == word),
            "{word:?}"
        );
        assert_eq!((status.as_str(), status.as_text()), (word, word));
        assert_eq!(QueryStatus::known(word), None);
    }
}

#[test]
fn values_of_an_open_enum_are_equal_if_their_words_are() {
    let paused = || QueryStatus::from("PAUSED");
    assert_eq!(paused(), paused());
    assert_ne!(paused(), QueryStatus::from("STOPPED"));
    assert_ne!(paused(), QueryStatus::Running);
    let mut seen = HashSet::from([paused(), QueryStatus::Running]);
    assert!(!seen.insert(paused()) && !seen.insert(QueryStatus::from("RUNNING")));
    assert!(
        QueryStatus::from("A") < QueryStatus::Cancelled,
        "they sort by their words"
    );
}

#[test]
fn a_closed_enum_takes_its_words_and_no_other() {
    assert_eq!("as-is".parse(), Ok(Mode::AsIs));
    let refused = "easy".parse::<Mode>().expect_err("not a word of it");
    assert_eq!(
        refused.to_string(),
        "must be one of `soft`, `hard`, `as-is`"
    );
    assert_eq!(Mode::Soft.to_string(), "soft");
}
