//! Pairs, lists and objects of forms, and what is no form.

use super::{BadBody, Members, Nesting, Piece, ValueKind};

fn members(nesting: Nesting, form: &str) -> Members<'_> {
    Members::of_body(nesting, form.as_bytes()).expect("a form")
}

fn texts(piece: Option<Piece<'_>>) -> Vec<String> {
    let items = piece.and_then(Piece::items).expect("a list");
    let texts = items.into_iter().map(super::Piece::text);
    texts
        .map(|text| text.expect("a text").into_owned())
        .collect()
}

#[test]
fn a_form_has_so_many_pairs_and_no_more() {
    let read = |pairs: usize| {
        let form: Vec<String> = (0..pairs).map(|pair| format!("a{pair}=1")).collect();
        Members::of_body(Nesting::Repeated, form.join("&").as_bytes())
            .map(|form| form.names().len())
    };
    assert_eq!(read(super::MOST_PAIRS), Ok(super::MOST_PAIRS));
    let found = read(super::MOST_PAIRS + 1);
    assert!(matches!(found, Err(BadBody::Syntax { .. })), "{found:?}");
}

#[test]
fn a_pair_is_found_by_its_name_and_the_last_counts() {
    let form = members(Nesting::Repeated, "a=1&b+b=x+%26%20y&a=2&c\n");
    let text = |name| form.find(name).and_then(Piece::text);
    assert_eq!(text("a").as_deref(), Some("2"));
    assert_eq!(text("b b").as_deref(), Some("x & y"));
    assert_eq!(text("c").as_deref(), Some(""));
    assert_eq!(text("d"), None);
    assert_eq!(texts(form.find("a")), ["1", "2"]);
}

#[test]
fn items_are_in_the_order_of_their_numbers() {
    let form = members(
        Nesting::Members,
        "I.member.10=c&I.member.2=b&I.member.1=a&E=",
    );
    assert_eq!(texts(form.find("I")), ["a", "b", "c"]);
    assert!(texts(form.find("E")).is_empty());
    let form = members(Nesting::Numbered, "I.2=b&I.1=a&Ix.1=z");
    assert_eq!(texts(form.find("I")), ["a", "b"]);
    assert_eq!(form.find("I").map(Piece::kind), Some(ValueKind::List));
}

#[test]
fn objects_lie_inside_of_lists_and_objects() {
    let form = members(
        Nesting::Members,
        "T.member.1.Key=k&T.member.1.Sub.X=5&T.member.2.Key=l",
    );
    let items = form.find("T").and_then(Piece::items).expect("a list");
    let first = items[0].members().expect("an object");
    assert_eq!(
        first.find("Key").and_then(Piece::text).as_deref(),
        Some("k")
    );
    let inner = first
        .find("Sub")
        .and_then(Piece::members)
        .expect("an object");
    assert_eq!(inner.find("X").and_then(Piece::text).as_deref(), Some("5"));
    assert_eq!(items.len(), 2);
}

#[test]
fn a_wrong_escape_is_no_form() {
    let error = |body: &[u8]| Members::of_body(Nesting::Repeated, body).expect_err("no form");
    assert_eq!(error(b""), BadBody::Empty);
    assert_eq!(error(b"\xff"), BadBody::NotUtf8);
    for (form, at) in [("%zz=1", 1), ("a=1&b=%e4", 5)] {
        let found = error(form.as_bytes());
        assert!(
            matches!(found, BadBody::Syntax { column, .. } if column == at),
            "{form}"
        );
    }
}
