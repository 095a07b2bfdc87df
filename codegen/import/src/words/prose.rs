//! Texts of models as specs take them: one line, without HTML, and without what cannot be seen.

/// Texts are cut behind so many characters.
const MAX: usize = 400;

/// All of a text, up to what a spec should hold of it.
pub(crate) fn text(raw: &str) -> Option<String> {
    let plain = plain(raw);
    (!plain.is_empty()).then(|| cut(&plain))
}

/// Its first sentence.
pub(crate) fn sentence(raw: &str) -> Option<String> {
    let plain = plain(raw);
    let chars = plain.char_indices();
    let mut end = plain.len();
    for (index, c) in chars {
        let rest = plain[index + c.len_utf8()..].trim_start();
        let is_new = plain[index + c.len_utf8()..].starts_with(' ')
            && rest.starts_with(|c: char| c.is_uppercase() || c == '`');
        let before = &plain[..index];
        let is_short = ["e.g", "i.e", "etc", "vs"]
            .iter()
            .any(|word| before.ends_with(word));
        if matches!(c, '.' | '!' | '?') && is_new && !is_short {
            end = index + c.len_utf8();
            break;
        }
    }
    let found = plain[..end].trim();
    (!found.is_empty()).then(|| cut(found))
}

fn cut(text: &str) -> String {
    let balanced = |text: String| {
        if text.matches('`').count().is_multiple_of(2) {
            text
        } else {
            text.replace('`', "")
        }
    };
    match text.char_indices().nth(MAX) {
        None => balanced(text.to_owned()),
        Some((end, _)) => {
            let kept = &text[..end];
            let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
            balanced(format!("{kept} …"))
        }
    }
}

/// Without tags, entities and hidden characters; notes inside of a text are left out.
fn plain(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let skipped = ["note", "important"].iter().find_map(|tag| {
            let inner = rest.strip_prefix(&format!("<{tag}>"))?;
            let close = format!("</{tag}>");
            let end = inner.find(&close)?;
            Some(&inner[end + close.len()..])
        });
        if let Some(after) = skipped {
            text.push(' ');
            rest = after;
            continue;
        }
        // What does not look like a tag is text: `a < b`.
        let is_tag =
            rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match rest.find('>') {
            Some(end) if is_tag => {
                let tag = rest[1..end].trim_start_matches('/');
                text.push(if tag.starts_with("code") { '`' } else { ' ' });
                rest = &rest[end + 1..];
            }
            _ => {
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    let text = unescaped(&text);
    let shown = text.chars().map(|c| if is_hidden(c) { ' ' } else { c });
    let shown: String = shown.filter(|c| *c != '<' && *c != '>').collect();
    let words: Vec<&str> = shown.split_whitespace().collect();
    let text = words.join(" ");
    // A tag before a sign leaves a blank.
    [" .", " ,", " ;", " )"]
        .iter()
        .fold(text, |text, sign| text.replace(sign, sign.trim_start()))
}

fn unescaped(text: &str) -> String {
    const ENTITIES: &[(&str, &str)] = &[
        ("&lt;", ""),
        ("&gt;", ""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ];
    ENTITIES
        .iter()
        .fold(text.to_owned(), |text, (entity, sign)| {
            text.replace(entity, sign)
        })
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{61c}' | '\u{180e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_lose_their_markup() {
        let raw = "<p>Stops the <code>run</code>. It <b>may</b> take time &amp; money.</p><note><p>Odd.</p></note>";
        assert_eq!(sentence(raw).as_deref(), Some("Stops the `run`."));
        assert_eq!(
            text(raw).as_deref(),
            Some("Stops the `run`. It may take time & money.")
        );
        assert_eq!(
            text("a\u{202e}b <unclosed").as_deref(),
            Some("a b unclosed")
        );
        assert_eq!(text("<p> </p>"), None);
        assert_eq!(
            sentence("It is e.g. Small. Then more.").as_deref(),
            Some("It is e.g. Small.")
        );
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        let text = text(&"word ".repeat(200)).expect("there is text");
        assert!(
            text.ends_with("word …") && text.chars().count() <= MAX + 2,
            "{text}"
        );
    }
}
