//! An independent judge of texts: constraints as their YAML says them, patterns by another regex engine.

use std::collections::BTreeSet;
use std::fs;

use annul_codegen::pattern::{Dialect, Language, LengthUnit, LengthWindow, Match, Pattern};
use annul_tests::catalogue;
use regex::bytes::{Regex, RegexBuilder};
use serde_yaml::Value;

/// What one text param is held to.
pub(crate) struct Oracle {
    /// `path`, `query`, `header` or `body`.
    location: String,
    /// Whether it takes several segments of the path.
    is_greedy: bool,
    min: usize,
    max: usize,
    regex: Option<Regex>,
    /// The same as the generator reads it: it knows how to make texts that fit, and texts that just do not.
    pub(crate) language: Language,
}

impl Oracle {
    /// The constraints of a param in a file below `specs`.
    pub(crate) fn of(spec: &str, param: &str) -> Self {
        let found = &params(spec)[param];
        let constraints = &found["constraints"];
        let length = &constraints["length"];
        let bound = |key: &str| {
            length[key]
                .as_u64()
                .and_then(|bound| usize::try_from(bound).ok())
        };
        assert!(
            length.is_null() || length["unit"].as_str() == Some("chars"),
            "another unit needs another count in `broken`"
        );
        let pattern = &constraints["pattern"];
        let regex = pattern["regex"].as_str();
        assert!(
            regex.is_none() || pattern["match"].as_str() == Some("whole"),
            "another match needs other anchors"
        );
        let compiled = regex.map(|regex| {
            Pattern::compile(regex, Dialect::Ecma262, Match::Whole).expect("the spec is checked")
        });
        let window = (!length.is_null()).then(|| LengthWindow {
            min: length["min"].as_u64().unwrap_or(0),
            max: length["max"].as_u64(),
            unit: LengthUnit::Chars,
        });
        Self {
            location: found["in"].as_str().expect("a param says where").to_owned(),
            is_greedy: text(spec).contains(&format!("{{{param}+}}")),
            min: bound("min").unwrap_or(0),
            max: bound("max").unwrap_or(usize::MAX),
            regex: regex.map(engine),
            language: Language {
                pattern: compiled,
                length: window,
                values: None,
            },
        }
    }

    /// The lengths around the bounds: each bound, one less and one more.
    pub(crate) fn lengths(&self) -> BTreeSet<usize> {
        [self.min, self.max]
            .into_iter()
            .filter(|bound| *bound != usize::MAX)
            .flat_map(|bound| [bound.saturating_sub(1), bound, bound + 1])
            .collect()
    }

    /// The rules that a text breaks.
    pub(crate) fn broken(&self, text: &str) -> BTreeSet<&'static str> {
        let length = text.chars().count();
        let is_long = length > self.max;
        let fits = self
            .regex
            .as_ref()
            .is_none_or(|regex| regex.is_match(text.as_bytes()));
        let rules = [
            ("unsendable", !self.is_sendable(text)),
            ("length.min", length < self.min),
            ("length.max", is_long),
            // Of a text that is too long the pattern is not asked.
            ("pattern", !is_long && !fits),
        ];
        rules
            .into_iter()
            .filter(|(_, broken)| *broken)
            .map(|(rule, _)| rule)
            .collect()
    }

    fn is_sendable(&self, text: &str) -> bool {
        // Servers and proxies take away what else a segment could be.
        let is_segment = |text: &str| !["", ".", ".."].contains(&text);
        match self.location.as_str() {
            "path" if self.is_greedy => text.split('/').all(is_segment),
            "path" => is_segment(text),
            "header" => {
                let is_blank = |c: char| c == ' ' || c == '\t';
                text.chars().all(|c| c == '\t' || (' '..='~').contains(&c))
                    && text.trim_matches(is_blank) == text
            }
            _ => true,
        }
    }
}

/// The params of a spec, as YAML.
pub(crate) fn params(spec: &str) -> Value {
    let spec: Value = serde_yaml::from_str(&text(spec)).expect("a spec is YAML");
    spec["params"].clone()
}

fn text(spec: &str) -> String {
    let file = catalogue::root().join("specs").join(spec);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// What ECMA-262 writes otherwise than the engine: its blanks are those of Unicode and one more, and what lies beyond
/// the first plane is written by its two halves.
const OTHERWISE: [(&str, &str); 2] = [
    (
        r"\S",
        r"(?u:[^\t\n\x0b\x0c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff])",
    ),
    (
        r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]",
        r"(?u:[\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF\t])",
    ),
];

/// The engine: the whole value, and classes of ASCII as ECMA-262 has them.
fn engine(regex: &str) -> Regex {
    let rewritten = |regex: String, (theirs, ours): (&str, &str)| regex.replace(theirs, ours);
    let regex = OTHERWISE.into_iter().fold(regex.to_owned(), rewritten);
    RegexBuilder::new(&format!(r"\A(?:{regex})\z"))
        .unicode(false)
        .build()
        .expect("the patterns of the specs are plain enough for any engine")
}

/// Pseudo-random texts, the same in each run: of letters, of what formats take for punctuation, of anything.
pub(crate) fn random_texts(count: usize, seed: u64) -> Vec<String> {
    const ALPHABETS: [&str; 4] = [
        "abcdefABCDEF0123456789",
        "abc-_./:%?#&+ ",
        "0123456789",
        "aZ0-\n\r\t\0é٣ß😀\u{202e}\u{feff}~^",
    ];
    let mut state = seed;
    let mut below = move |limit: usize| {
        // The constants of Knuth's linear generator; its upper bits are good enough here.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits fit") % limit
    };
    (0..count)
        .map(|_| {
            let alphabet: Vec<char> = ALPHABETS[below(ALPHABETS.len())].chars().collect();
            let length = if below(4) == 0 { below(300) } else { below(70) };
            (0..length)
                .map(|_| alphabet[below(alphabet.len())])
                .collect()
        })
        .collect()
}
