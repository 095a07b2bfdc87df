//! Markdown of the repository to HTML: headings that can be linked to, tables, no raw HTML, and links that lead to pages.

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

use super::html::text;

/// What a document becomes.
pub(super) struct Rendered {
    /// Its first heading.
    pub(super) title: String,
    /// Its other headings.
    pub(super) headings: Vec<String>,
    /// What stands below the first heading.
    pub(super) html: String,
}

/// Renders a document; `up` is the way from its page to the root of the site.
pub(super) fn render(document: &str, up: &str) -> Rendered {
    let events: Vec<Event<'_>> = Parser::new_ext(document, Options::ENABLE_TABLES).collect();
    let mut rendered = Rendered {
        title: String::new(),
        headings: Vec::new(),
        html: String::new(),
    };
    let mut out: Vec<Event<'_>> = Vec::new();
    let mut rest = events.into_iter();
    while let Some(event) = rest.next() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let inside: Vec<_> = rest
                    .by_ref()
                    .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
                    .collect();
                let name = plain(&inside);
                if level == HeadingLevel::H1 && rendered.title.is_empty() {
                    rendered.title = name;
                    continue;
                }
                out.push(raw(heading(level, &slug(&name), &inside)));
                rendered.headings.push(name);
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                out.push(raw(open_block(&kind)));
            }
            Event::End(TagEnd::CodeBlock) => out.push(raw("</code></pre>\n".to_owned())),
            Event::Start(Tag::Table(columns)) => {
                out.push(raw("<div class=\"table\">".to_owned()));
                out.push(Event::Start(Tag::Table(columns)));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(raw("</div>".to_owned()));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => out.push(Event::Start(Tag::Link {
                link_type,
                dest_url: link(&dest_url, up).into(),
                title,
                id,
            })),
            // Comments tell tests where an excerpt is from. Other HTML has no place in a document.
            Event::Html(_) | Event::InlineHtml(_) => {}
            other => out.push(other),
        }
    }
    html::push_html(&mut rendered.html, out.into_iter());
    rendered
}

fn raw(html: String) -> Event<'static> {
    Event::Html(CowStr::from(html))
}

fn heading(level: HeadingLevel, id: &str, inside: &[Event<'_>]) -> String {
    let mut title = String::new();
    html::push_html(&mut title, inside.iter().cloned());
    let id = text(id);
    format!("<{level} id=\"{id}\"><a href=\"#{id}\">{title}</a></{level}>\n")
}

/// The first word of a fence is its language; what an example of the reference is for stands above it.
fn open_block(kind: &CodeBlockKind<'_>) -> String {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.as_ref(),
        CodeBlockKind::Indented => "",
    };
    let mut words = info.split([' ', ',']);
    let language = words.next().unwrap_or_default();
    let note = match (words.next(), words.next()) {
        (Some("refuse"), Some(rule)) => {
            format!(
                "<p class=\"refused\">Refused: <code>{}</code></p>\n",
                text(rule)
            )
        }
        _ => String::new(),
    };
    format!("{note}<pre><code class=\"language-{}\">", text(language))
}

/// The text of a heading, without its markup.
fn plain(events: &[Event<'_>]) -> String {
    let texts = events.iter().filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}

/// The fragment by which a heading is found, as on GitHub.
fn slug(title: &str) -> String {
    let kept = title.chars().filter_map(|c| match c {
        ' ' | '-' => Some('-'),
        c if c.is_alphanumeric() || c == '_' => Some(c.to_ascii_lowercase()),
        _ => None,
    });
    kept.collect()
}

/// Where a link leads: documents of the repository are pages of the site.
fn link(target: &str, up: &str) -> String {
    match target {
        "../../../../specs/README.md" => format!("{up}reference.html"),
        "CATALOGUE.md" | "../../../../specs/CATALOGUE.md" => format!("{up}index.html#operations"),
        _ => match target.strip_suffix(".md") {
            Some(page) if !target.contains(':') => format!("{page}.html"),
            _ => target.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_linked_and_html_is_left_out() {
        let rendered = render(
            "# A title\n\n## To add `x` …\n\n<!-- excerpt: a -->\ntext <script>x</script>\n\n\
             ```yaml refuse bad-date service\na: <b>\n```\n[c](callers.md)\n",
            "../",
        );
        assert_eq!(rendered.title, "A title");
        assert_eq!(rendered.headings, ["To add x …"]);
        assert!(
            rendered.html.contains("id=\"to-add-x-\""),
            "{}",
            rendered.html
        );
        assert!(!rendered.html.contains("<script>"), "{}", rendered.html);
        assert!(rendered.html.contains("a: &lt;b&gt;"), "{}", rendered.html);
        assert!(
            rendered.html.contains("href=\"callers.html\""),
            "{}",
            rendered.html
        );
        assert!(
            rendered.html.contains("<code>bad-date</code>"),
            "{}",
            rendered.html
        );
    }
}
