//! What stands around each page: its head, the way to the other pages, the search.

use super::guide::GUIDES;
use super::html::text;
use super::page::Page;

/// A title that may be broken inside of an id: behind a dot, and before a capital.
fn breakable(title: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in title.chars() {
        if before == '.' || (before.is_lowercase() && c.is_uppercase()) {
            out.push_str("<wbr>");
        }
        out.push_str(&text(c.encode_utf8(&mut [0; 4])));
        before = c;
    }
    out
}

/// The whole document.
pub(super) fn document(page: &Page) -> String {
    let up = page.up();
    let guides = GUIDES.iter().map(|guide| {
        let here = if page.path == guide.path {
            " aria-current=\"page\""
        } else {
            ""
        };
        format!(
            "<a href=\"{up}{}\"{here}>{}</a>\n",
            guide.path,
            text(guide.short)
        )
    });
    let guides: String = guides.collect();
    let heading = if page.path == super::home::PATH {
        String::new()
    } else {
        format!("<h1>{}</h1>\n", breakable(&page.title))
    };
    format!(
        r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{summary}">
<title>{title} · Annul</title>
<link rel="stylesheet" href="{up}style.css">
<script src="{up}search-index.js" defer></script>
<script src="{up}search.js" defer></script>
</head>
<body data-root="{up}">
<a class="skip" href="#main">Skip to the content</a>
<header>
<a class="brand" href="{up}index.html">Annul</a>
<nav aria-label="Guides">
{guides}</nav>
<form class="search" role="search">
<label for="search">Search</label>
<input id="search" type="search" placeholder="Search operations and guides" autocomplete="off" aria-controls="found">
<ul id="found" hidden></ul>
</form>
</header>
<main id="main">
{heading}{body}</main>
</body>
</html>
"##,
        summary = text(&page.summary),
        title = text(&page.title),
        body = page.body,
    )
}
