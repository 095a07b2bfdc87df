//! Pieces of HTML. Every text goes through `text`, so that nothing a spec says becomes markup.

use std::fmt::Write as _;

/// A text as it stands in elements and in attributes.
pub(super) fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Prose of a spec: text with code in backticks, which is all of Markdown that it has.
pub(super) fn prose(raw: &str) -> String {
    let parts: Vec<&str> = raw.split('`').collect();
    // A last tick without a partner is text.
    let paired = parts.len() - (parts.len() + 1) % 2;
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        match at {
            at if at >= paired => {
                out.push('`');
                out.push_str(&text(part));
            }
            at if at % 2 == 1 => out.push_str(&code(part)),
            _ => out.push_str(&text(part)),
        }
    }
    out
}

/// Code in a line.
pub(super) fn code(raw: &str) -> String {
    format!("<code>{}</code>", text(raw))
}

/// A block of code, in a language that the style knows.
pub(super) fn block(language: &str, raw: &str) -> String {
    format!(
        "<pre><code class=\"language-{}\">{}</code></pre>\n",
        text(language),
        text(raw)
    )
}

/// A paragraph of HTML.
pub(super) fn paragraph(html: &str) -> String {
    format!("<p>{html}</p>\n")
}

/// A section with a heading that can be linked to.
pub(super) fn section(id: &str, title: &str, html: &str) -> String {
    format!(
        "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\"><a href=\"#{id}\">{title}</a></h2>\n{html}</section>\n",
        id = text(id),
        title = text(title)
    )
}

/// A list of HTML items.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    let mut out = String::from("<ul>\n");
    for item in items {
        let _ = writeln!(out, "<li>{item}</li>");
    }
    out + "</ul>\n"
}

/// Names with what is said of them, in HTML.
pub(super) fn definitions(rows: impl IntoIterator<Item = (String, String)>) -> String {
    let mut out = String::from("<dl>\n");
    for (name, said) in rows {
        let _ = writeln!(out, "<dt>{name}</dt><dd>{said}</dd>");
    }
    out + "</dl>\n"
}

/// A table of HTML cells; the first of a row is its heading.
pub(super) fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::from("<div class=\"table\"><table>\n<thead><tr>");
    for title in head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", text(title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let _ = match at {
                0 => write!(out, "<th scope=\"row\">{cell}</th>"),
                _ => write!(out, "<td>{cell}</td>"),
            };
        }
        out.push_str("</tr>\n");
    }
    out + "</tbody>\n</table></div>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_texts_is_text() {
        assert_eq!(
            text("<b a=\"1\">&'</b>"),
            "&lt;b a=&quot;1&quot;&gt;&amp;&#39;&lt;/b&gt;"
        );
        assert_eq!(
            prose("a `<b>` c <d>"),
            "a <code>&lt;b&gt;</code> c &lt;d&gt;"
        );
    }

    #[test]
    fn a_tick_alone_is_a_tick() {
        assert_eq!(prose("a ` b"), "a ` b");
        assert_eq!(prose("`a` ` b"), "<code>a</code> ` b");
        assert_eq!(prose("plain"), "plain");
    }
}
