//! Text for people: headings, wrapped prose, hanging fields and tables, for a terminal of 100 columns.

use annul_codegen::diagnostic::print::broken;

use crate::console::Paint;

/// Lines are broken before this column.
const WIDTH: usize = 100;

/// No column of a table is broken into less.
const LEAST_WIDTH: usize = 24;

/// A text that grows line by line.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    paint: Paint,
}

impl Page {
    /// An empty page.
    pub(crate) fn new(paint: Paint) -> Self {
        Self {
            text: String::new(),
            paint,
        }
    }

    /// All of it.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// A heading of its own, with a blank line before it unless the page begins with it.
    pub(crate) fn heading(&mut self, title: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let title = self.paint.strong(title);
        self.push(0, &title);
    }

    /// A name on a line of its own, with what belongs to it after it.
    pub(crate) fn item(&mut self, indent: usize, name: &str, rest: &str) {
        let name = self.paint.strong(name);
        self.push(indent, &format!("{name}  {rest}"));
    }

    /// A blank line.
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Text, broken between words.
    pub(crate) fn prose(&mut self, indent: usize, text: &str) {
        for line in wrap(text, WIDTH.saturating_sub(indent)) {
            self.push(indent, &line);
        }
    }

    /// The same, if there is any.
    pub(crate) fn maybe_prose(&mut self, indent: usize, text: Option<&str>) {
        if let Some(text) = text {
            self.prose(indent, text);
        }
    }

    /// A label in a column of `width`, and text that hangs beside it.
    pub(crate) fn field(&mut self, indent: usize, width: usize, label: &str, text: &str) {
        let hang = indent + width.max(label.chars().count() + 2);
        for (index, line) in wrap(text, WIDTH.saturating_sub(hang)).iter().enumerate() {
            if index == 0 {
                let label = pad(label, hang - indent);
                let label = self.paint.faint(&label);
                self.push(indent, &format!("{label}{line}"));
            } else {
                self.push(hang, line);
            }
        }
    }

    /// An item of a list.
    pub(crate) fn bullet(&mut self, indent: usize, text: &str) {
        for (index, line) in wrap(text, WIDTH.saturating_sub(indent + 2))
            .iter()
            .enumerate()
        {
            let sign = if index == 0 { "- " } else { "  " };
            self.push(indent, &format!("{sign}{line}"));
        }
    }

    /// Columns as wide as their widest cell; names stand in the first one. Notes go under their row.
    pub(crate) fn table(&mut self, indent: usize, head: &[&str], rows: &[Row]) {
        self.columns(indent, head, rows, &widths(usize::MAX, head, rows));
    }

    /// The same, with the widest column broken where the page would be too narrow for it.
    pub(crate) fn fitted_table(&mut self, indent: usize, head: &[&str], rows: &[Row]) {
        let page = WIDTH.saturating_sub(indent);
        self.columns(indent, head, rows, &widths(page, head, rows));
    }

    fn columns(&mut self, indent: usize, head: &[&str], rows: &[Row], widths: &[usize]) {
        if !head.is_empty() {
            let titles = head.iter().zip(widths);
            let titles: Vec<String> = titles.map(|(title, width)| pad(title, *width)).collect();
            let titles = self.paint.faint(titles.join("  ").trim_end());
            self.push(indent, &titles);
        }
        for row in rows {
            let cells = row.cells.iter().zip(widths);
            let cells: Vec<Vec<String>> = cells.map(|(cell, width)| lines(cell, *width)).collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for at in 0..height {
                let parts = cells.iter().zip(widths).enumerate();
                let parts = parts.map(|(column, (cell, width))| {
                    let part = pad(cell.get(at).map_or("", String::as_str), *width);
                    if column == 0 {
                        self.paint.strong(&part)
                    } else {
                        part
                    }
                });
                let line = parts.collect::<Vec<_>>().join("  ");
                self.push(indent, line.trim_end());
            }
            for note in &row.notes {
                self.prose(indent + 4, note);
            }
        }
    }

    fn push(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&" ".repeat(indent));
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// A row of a table.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Its cells.
    pub(crate) cells: Vec<String>,
    /// What is to be said about it.
    pub(crate) notes: Vec<String>,
}

impl Row {
    /// A row without notes.
    pub(crate) fn of<const N: usize>(cells: [&str; N]) -> Self {
        Self {
            cells: cells.map(str::to_owned).to_vec(),
            notes: Vec::new(),
        }
    }
}

/// How wide columns are on a page that is so wide.
fn widths(page: usize, head: &[&str], rows: &[Row]) -> Vec<usize> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let widest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
        widest.max(head.get(column).map_or(0, |title| title.chars().count()))
    };
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    let all = widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1);
    if let Some(width) = widths.iter_mut().max()
        && all > page
    {
        *width = width.saturating_sub(all - page).max(LEAST_WIDTH);
    }
    widths
}

/// The lines of a cell; one that fits keeps its blanks.
fn lines(cell: &str, width: usize) -> Vec<String> {
    if cell.chars().count() <= width {
        return vec![cell.to_owned()];
    }
    wrap(cell, width)
}

fn pad(text: &str, width: usize) -> String {
    format!("{text:width$}")
}

/// Breaks paragraphs into lines between words; a word that is too long stays whole.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, paragraph) in text.trim().split("\n\n").enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        lines.extend(broken(paragraph, width));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_broken_between_words_and_paragraphs_stay() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one\n\ntwo", 7), ["one", "", "two"]);
        assert_eq!(wrap("unbreakable", 4), ["unbreakable"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn columns_stand_in_line() {
        let mut page = Page::new(Paint::default());
        let mut second = Row::of(["longer", "2"]);
        second.notes.push("said of it".to_owned());
        page.table(2, &["NAME", "N"], &[Row::of(["a", "1"]), second]);
        assert_eq!(
            page.into_text(),
            "  NAME    N\n  a       1\n  longer  2\n      said of it\n"
        );
    }

    #[test]
    fn fields_hang() {
        let mut page = Page::new(Paint::default());
        page.field(2, 6, "why", &"word ".repeat(25));
        let text = page.into_text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("  why   word word"), "{text}");
        assert!(lines[1].starts_with("        word"), "{text}");
        assert!(lines.iter().all(|line| line.len() <= WIDTH), "{text}");
    }
}
