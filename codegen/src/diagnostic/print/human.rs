//! For people: message, source lines with carets, help; in the manner of rustc.

use std::fmt::Write as _;

use super::excerpt::{Excerpt, Line, Mark, excerpts};
use super::visible::visible;
use super::{first, help, word};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::source::Sources;

/// Each finding with the lines that it speaks of, and a blank line between findings; of very many, the first ones.
#[must_use]
pub fn human(sources: &Sources, findings: &[Diagnostic], colour: bool) -> String {
    let paint = Paint { on: colour };
    let (shown, rest) = first(findings);
    let texts = shown.iter().map(|finding| one(sources, finding, paint));
    let rest = Some(rest).filter(|rest| !rest.is_empty());
    texts.chain(rest).collect::<Vec<_>>().join("\n")
}

fn one(sources: &Sources, finding: &Diagnostic, paint: Paint) -> String {
    let excerpts = excerpts(sources, finding);
    let last = excerpts
        .iter()
        .flat_map(|excerpt| &excerpt.lines)
        .map(|line| line.number)
        .max();
    let gutter = last.unwrap_or_default().to_string().len();
    let title = format!("{}[{}]", word(finding.severity), finding.rule.id);
    let mut out = String::new();
    let message = visible(&finding.message);
    line(
        &mut out,
        &[
            &paint.title(finding.severity, &title),
            &paint.bold(&format!(": {message}")),
        ],
    );
    if !excerpts.iter().any(|excerpt| excerpt.span == finding.span) {
        arrow(&mut out, sources, finding.span, "-->", gutter, paint);
    }
    for excerpt in &excerpts {
        let sign = if excerpt.span == finding.span {
            "-->"
        } else {
            ":::"
        };
        arrow(&mut out, sources, excerpt.span, sign, gutter, paint);
        show(&mut out, excerpt, gutter, finding.severity, paint);
    }
    if !excerpts.is_empty() {
        line(&mut out, &[&bar(gutter, "", paint)]);
    }
    for (index, text) in help(finding).lines().enumerate() {
        let sign = if index == 0 { "= help: " } else { "        " };
        let sign = format!("{:gutter$} {sign}", "");
        line(&mut out, &[&paint.frame(&sign), &visible(text)]);
    }
    out
}

fn show(out: &mut String, excerpt: &Excerpt, gutter: usize, severity: Severity, paint: Paint) {
    line(out, &[&bar(gutter, "", paint)]);
    let mut previous: Option<usize> = None;
    for Line {
        number,
        text,
        marks,
    } in &excerpt.lines
    {
        if previous.is_some_and(|previous| previous + 1 < *number) {
            line(out, &[&paint.frame("...")]);
        }
        previous = Some(*number);
        line(out, &[&bar(gutter, &number.to_string(), paint), " ", text]);
        for Mark {
            column,
            width,
            label,
            is_primary,
        } in marks
        {
            let sign = if *is_primary { "^" } else { "-" };
            let mut under = sign.repeat(*width);
            if !label.is_empty() {
                let _ = write!(under, " {label}");
            }
            let under = if *is_primary {
                paint.title(severity, &under)
            } else {
                paint.frame(&under)
            };
            line(
                out,
                &[&bar(gutter, "", paint), " ", &" ".repeat(*column), &under],
            );
        }
    }
}

fn arrow(out: &mut String, sources: &Sources, span: Span, sign: &str, gutter: usize, paint: Paint) {
    let (row, column) = sources.location(span);
    let path = visible(sources.path(span.file));
    let place = format!(" {path}:{row}:{column}");
    line(out, &[&" ".repeat(gutter), &paint.frame(sign), &place]);
}

/// ` 12 |`
fn bar(gutter: usize, number: &str, paint: Paint) -> String {
    paint.frame(&format!("{number:>gutter$} |"))
}

/// Adds a line, without blanks at its end.
fn line(out: &mut String, parts: &[&str]) {
    let text = parts.concat();
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Colours, if they are wanted.
#[derive(Clone, Copy)]
struct Paint {
    on: bool,
}

impl Paint {
    fn title(self, severity: Severity, text: &str) -> String {
        match severity {
            Severity::Error => self.with("1;31", text),
            Severity::Warning => self.with("1;33", text),
        }
    }

    fn frame(self, text: &str) -> String {
        self.with("1;34", text)
    }

    fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.on {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
