//! Objects that are written plainly, without escapes and fractions, as nearly all of them are: found without a parser.
//!
//! What is not plain, and what is not JSON, is the parser's: it decides, and says what is wrong.

use super::JsonText;
use std::borrow::Cow;

/// How deep plain values lie inside of each other.
const DEPTH: usize = 8;

/// A name and the text of its value.
pub(super) type Member<'a> = (Cow<'a, str>, JsonText<'a>);

/// The members of a plain object; nothing, if the parser has to decide.
pub(super) fn members(text: &str) -> Option<Vec<Member<'_>>> {
    let mut scan = Scan { text, at: 0 };
    // Few bodies have more, and some have none.
    let mut members: Vec<Member<'_>> = Vec::with_capacity(if text.len() > 2 { 4 } else { 0 });
    scan.blanks();
    let mut keep = |name, value| members.push((Cow::Borrowed(name), value));
    scan.object(DEPTH, &mut keep)?;
    scan.blanks();
    (scan.at == text.len()).then_some(members)
}

/// A text and how far it has been read.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over one byte, if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// An object, its members told one by one.
    fn object(&mut self, depth: usize, found: &mut dyn FnMut(&'a str, JsonText<'a>)) -> Option<()> {
        self.take(b'{').then_some(())?;
        self.blanks();
        if self.take(b'}') {
            return Some(());
        }
        loop {
            let name = self.string()?;
            self.blanks();
            self.take(b':').then_some(())?;
            self.blanks();
            let start = self.at;
            self.value(depth)?;
            found(name, JsonText::of_text(&self.text[start..self.at]));
            self.blanks();
            if self.take(b'}') {
                return Some(());
            }
            self.take(b',').then_some(())?;
            self.blanks();
        }
    }

    fn value(&mut self, depth: usize) -> Option<()> {
        match self.peek()? {
            b'"' => self.string().map(drop),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            b'-' | b'0'..=b'9' => self.integer(),
            b'{' => self.object(depth.checked_sub(1)?, &mut |_, _| {}),
            b'[' => self.list(depth.checked_sub(1)?),
            _ => None,
        }
    }

    fn list(&mut self, depth: usize) -> Option<()> {
        self.at += 1;
        self.blanks();
        if self.take(b']') {
            return Some(());
        }
        loop {
            self.value(depth)?;
            self.blanks();
            if self.take(b']') {
                return Some(());
            }
            self.take(b',').then_some(())?;
            self.blanks();
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.text.get(self.at..)?.starts_with(word).then_some(())?;
        self.at += word.len();
        Some(())
    }

    /// Digits, without a zero in front; a fraction or an exponent behind them is not plain, and fails what follows.
    fn integer(&mut self) -> Option<()> {
        self.take(b'-');
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        let digits = &self.text.as_bytes()[start..self.at];
        (!digits.is_empty() && (digits.len() == 1 || digits[0] != b'0')).then_some(())
    }

    /// A text without escapes, and its content.
    fn string(&mut self) -> Option<&'a str> {
        self.take(b'"').then_some(())?;
        let start = self.at;
        let bytes = &self.text.as_bytes()[start..];
        let mut length = 0;
        while let Some((eight, _)) = bytes[length..].split_first_chunk() {
            if !is_plain(u64::from_le_bytes(*eight)) {
                break;
            }
            length += 8;
        }
        length += bytes[length..].iter().position(|byte| ends(*byte))?;
        self.at = start + length;
        self.take(b'"').then(|| &self.text[start..start + length])
    }
}

/// Whether none of eight bytes ends a text, needs an escape, or begins one: a borrow shows in its highest bit.
const fn is_plain(eight: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = ONES << 7;
    let quotes = eight ^ (ONES * b'"' as u64);
    let slashes = eight ^ (ONES * b'\\' as u64);
    let found = (quotes.wrapping_sub(ONES) & !quotes)
        | (slashes.wrapping_sub(ONES) & !slashes)
        | (eight.wrapping_sub(ONES * b' ' as u64) & !eight);
    found & HIGHEST == 0
}

fn ends(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}

#[cfg(test)]
mod tests {
    use super::members;
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    fn plain(text: &str) -> Option<Vec<(String, String)>> {
        let found = members(text)?.into_iter();
        let owned = found.map(|(name, value)| (name.into_owned(), value.as_text().to_owned()));
        Some(owned.collect())
    }

    /// The same by the parser.
    fn parsed(text: &str) -> Option<Vec<(String, String)>> {
        struct Pairs(Vec<(String, String)>);
        impl<'de> serde_core::Deserialize<'de> for Pairs {
            fn deserialize<D: serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Reader;
                impl<'de> serde_core::de::Visitor<'de> for Reader {
                    type Value = Pairs;
                    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        out.write_str("an object")
                    }
                    fn visit_map<A: serde_core::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<Pairs, A::Error> {
                        let mut pairs = Vec::new();
                        while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                            pairs.push((name, value.get().to_owned()));
                        }
                        Ok(Pairs(pairs))
                    }
                }
                from.deserialize_map(Reader)
            }
        }
        serde_json::from_str::<Pairs>(text)
            .ok()
            .map(|pairs| pairs.0)
    }

    #[test]
    fn plain_objects_need_no_parser() {
        for text in [
            "{}",
            r#" { "a" : "b" , "c":[1,-2,{"d":null}] } "#,
            r#"{"a":"ein längerer Text über acht Bytes","a":true}"#,
        ] {
            assert!(plain(text).is_some(), "{text}");
            assert_eq!(plain(text), parsed(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            r#"{"a":"\n"}"#,
            r#"{"a":1.5}"#,
            r#"{"a":1e3}"#,
            r#"{"a":01}"#,
            r#"{"a":-}"#,
            r#"{"a":1,}"#,
            r#"{"a":[1,]}"#,
            r#"{"a"}"#,
            r#"{"a":1"#,
            r#"{"a":1}}"#,
            r#"{"a":tru}"#,
            "{\"a\":\"\u{1}\"}",
            r#"{"a":[[[[[[[[[[1]]]]]]]]]]}"#,
            "",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_what_the_parser_takes(
            text in r#"(\{|\}|\[|\]|,|:|"|"a"|"bc"|true|null|-|0|12|1\.5|é| |\\|\n){0,24}"#,
        ) {
            if let Some(found) = plain(&text) {
                prop_assert_eq!(Some(found), parsed(&text));
            }
            let object = format!("{{\"k\":{text}}}");
            if let Some(found) = plain(&object) {
                prop_assert_eq!(Some(found), parsed(&object));
            }
        }
    }
}
