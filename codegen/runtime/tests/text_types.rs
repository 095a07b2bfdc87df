//! Text types and inputs as the generator emits them, seen from another crate.

use annul_runtime::{Origin, Place, Secret, Validate, Violations};

/// An id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Id(String);
annul_runtime::text_newtype!(Id);

/// A secret.
#[derive(Clone, PartialEq, Eq)]
struct Token(Secret);
annul_runtime::secret_newtype!(Token);

/// An input.
struct Input(Id);
annul_runtime::validated!(Input);

impl Input {
    fn violations(&self) -> Violations {
        let mut found = Violations::new();
        found
            .text(Place::body("Id", Origin::Service), self.0.as_str())
            .chars(1..=2);
        found
    }
}

#[test]
fn a_text_type_gives_back_what_it_was_given() {
    for text in ["", "a", "../x\n", "🙂"] {
        let id = Id::new(text);
        assert_eq!(id, text);
        assert_eq!(id, *text);
        assert_eq!(id, Id::from(text.to_owned()));
        assert_eq!(text.parse(), Ok(id.clone()));
        assert_eq!(id.as_ref(), id.to_string());
        assert_eq!(id.clone().into_string(), String::from(id));
    }
}

#[test]
fn a_secret_type_shows_its_name_alone() {
    let token = Token::from("hunter2");
    assert_eq!(format!("{token:?}"), "Token(…)");
    assert_eq!(token, Token::from("hunter2".to_owned()));
    assert_eq!(token.expose(), "hunter2");
}

fn through_the_trait(input: &impl Validate) -> Result<(), Violations> {
    input.validate()
}

#[test]
fn the_trait_says_what_the_type_says() {
    assert_eq!(Input(Id::new("ab")).validate(), Ok(()));
    let input = Input(Id::new("abc"));
    assert!(input.validate().is_err());
    assert_eq!(through_the_trait(&input), input.validate());
    assert_eq!(Validate::violations(&input), input.violations());
}
