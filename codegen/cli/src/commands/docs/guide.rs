//! The guides and the reference of the language: Markdown of the repository, as pages.

use super::markdown;
use super::page::Page;

/// A document.
pub(super) struct Guide {
    /// The path of its page.
    pub(super) path: &'static str,
    /// What the navigation calls it.
    pub(super) short: &'static str,
    /// For whom it is.
    pub(super) summary: &'static str,
    /// Its Markdown; the first line is the title.
    text: &'static str,
}

/// All of them, in the order of the navigation.
pub(super) const GUIDES: [Guide; 6] = [
    Guide {
        path: "guide/callers.html",
        short: "Call",
        summary: "Cancel running work from a Rust program or a shell.",
        text: include_str!("../../../site/guide/callers.md"),
    },
    Guide {
        path: "guide/implementors.html",
        short: "Implement",
        summary: "Serve a cancel API that stock clients accept.",
        text: include_str!("../../../site/guide/implementors.md"),
    },
    Guide {
        path: "guide/extenders.html",
        short: "Extend",
        summary: "Describe a cancel API of your own.",
        text: include_str!("../../../site/guide/extenders.md"),
    },
    Guide {
        path: "guide/reviewers.html",
        short: "Review",
        summary: "Find out who breaks when a spec changes.",
        text: include_str!("../../../site/guide/reviewers.md"),
    },
    Guide {
        path: "guide/operators.html",
        short: "Operate",
        summary: "Stop many targets, log it, and test without the cloud.",
        text: include_str!("../../../site/guide/operators.md"),
    },
    Guide {
        path: "reference.html",
        short: "Reference",
        summary: "Every key of the spec language, with examples and a glossary.",
        text: include_str!(env!("ANNUL_REFERENCE")),
    },
];

impl Guide {
    /// Its page.
    pub(super) fn page(&self) -> Page {
        let up = "../".repeat(self.path.matches('/').count());
        let rendered = markdown::render(self.text, &up);
        Page {
            path: self.path.to_owned(),
            title: rendered.title,
            summary: self.summary.to_owned(),
            words: rendered.headings.join(" "),
            body: rendered.html,
        }
    }
}
