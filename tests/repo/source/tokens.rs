//! Rust as nested tokens with their lines, without comments: enough to find paths and declarations.

/// A token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Token {
    /// A word or a number.
    Word(String),
    /// A sign; `::` is one.
    Sign(&'static str),
    /// What stands between two brackets, and the opening one.
    Group(char, Vec<Placed>),
    /// A text in plain quotes, as it is written.
    Text(String),
    /// Anything else: a character, a lifetime, a sign that no path has.
    Other,
}

/// A token and the line in which it begins, counted from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Placed {
    pub(crate) token: Token,
    pub(crate) line: usize,
}

impl Placed {
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.token {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn is(&self, sign: &str) -> bool {
        matches!(&self.token, Token::Sign(found) if *found == sign)
    }

    /// What stands between two brackets of this form.
    pub(crate) fn group(&self, bracket: char) -> Option<&[Placed]> {
        match &self.token {
            Token::Group(found, inside) if *found == bracket => Some(inside),
            _ => None,
        }
    }
}

/// The tokens of a file.
pub(crate) fn of(text: &str) -> Vec<Placed> {
    let mut reader = Reader {
        chars: text.chars().collect(),
        at: 0,
        line: 1,
    };
    reader.until(None)
}

/// Signs that tell items and paths apart; all others are [`Token::Other`].
const SIGNS: [&str; 12] = ["::", ";", ",", "#", "!", "*", "$", "=", "<", ">", "&", ":"];

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn next(&mut self) -> char {
        let char = self.peek(0);
        self.line += usize::from(char == '\n');
        self.at += 1;
        char
    }

    /// All tokens up to a closing bracket, or to the end.
    fn until(&mut self, close: Option<char>) -> Vec<Placed> {
        let mut found = Vec::new();
        while self.at < self.chars.len() {
            let (char, line) = (self.peek(0), self.line);
            let token = match char {
                _ if char.is_whitespace() => {
                    self.next();
                    continue;
                }
                '/' if self.peek(1) == '/' || self.peek(1) == '*' => {
                    self.comment();
                    continue;
                }
                '(' | '[' | '{' => {
                    self.next();
                    Token::Group(char, self.until(Some(closing(char))))
                }
                ')' | ']' | '}' => {
                    self.next();
                    assert_eq!(Some(char), close, "line {line}");
                    return found;
                }
                '"' => self.quoted(),
                '\'' => self.tick(),
                _ if char.is_alphanumeric() || char == '_' => self.word(),
                _ => self.sign(),
            };
            found.push(Placed { token, line });
        }
        assert_eq!(close, None, "the file ends inside of brackets");
        found
    }

    fn comment(&mut self) {
        if self.peek(1) == '/' {
            while self.at < self.chars.len() && self.peek(0) != '\n' {
                self.next();
            }
            return;
        }
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.next();
                    continue;
                }
            }
            self.next();
            self.next();
            if depth == 0 {
                return;
            }
        }
    }

    fn quoted(&mut self) -> Token {
        self.next();
        let mut text = String::new();
        while self.at < self.chars.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                self.next();
            }
            text.push(self.next());
        }
        self.next();
        Token::Text(text)
    }

    /// `r"…"`, `r#"…"#`: from the first sign after the letters on.
    fn raw(&mut self) -> Token {
        let mut count = 0;
        while self.peek(0) == '#' {
            self.next();
            count += 1;
        }
        self.next();
        while self.at < self.chars.len() {
            let ends = self.next() == '"' && (0..count).all(|ahead| self.peek(ahead) == '#');
            if ends {
                (0..count).for_each(|_| {
                    self.next();
                });
                break;
            }
        }
        Token::Other
    }

    /// A character or a lifetime.
    fn tick(&mut self) -> Token {
        self.next();
        if self.peek(0) == '\\' {
            self.next();
            while self.at < self.chars.len() && self.next() != '\'' {}
        } else if self.peek(1) == '\'' {
            self.next();
            self.next();
        } else {
            self.letters();
        }
        Token::Other
    }

    fn letters(&mut self) -> String {
        let mut word = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            word.push(self.next());
        }
        word
    }

    fn word(&mut self) -> Token {
        let word = self.letters();
        let is_prefix = matches!(word.as_str(), "r" | "b" | "br" | "c" | "cr");
        match self.peek(0) {
            '"' if word.ends_with('r') && is_prefix => self.raw(),
            '"' if is_prefix => self.quoted(),
            '\'' if word == "b" => self.tick(),
            '#' if is_prefix && word.ends_with('r') => {
                if self.peek(1) == '"' || self.peek(1) == '#' {
                    return self.raw();
                }
                // `r#type` is a word.
                self.next();
                self.word()
            }
            _ => Token::Word(word),
        }
    }

    fn sign(&mut self) -> Token {
        let (first, second) = (self.next(), self.peek(0));
        if first == ':' && second == ':' {
            self.next();
            return Token::Sign("::");
        }
        let known = SIGNS
            .iter()
            .find(|sign| sign.starts_with(first) && sign.len() == 1);
        known.map_or(Token::Other, |sign| Token::Sign(sign))
    }
}

fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

#[test]
fn comments_and_texts_are_no_words() {
    let text = r##"
        /* crate::a /* crate::b */ */ // crate::c
        let x = r#"crate::d"#; 'l: loop { b"\"crate::e" ; '\'' ; '"' } r#type c
    "##;
    let words: Vec<String> = of(text)
        .iter()
        .filter_map(|token| Some(token.word()?.to_owned()))
        .collect();
    assert_eq!(words, ["let", "x", "loop", "type", "c"]);
}
