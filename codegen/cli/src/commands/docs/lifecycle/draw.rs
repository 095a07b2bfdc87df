//! The picture as SVG, in the colours of the page, so that it is readable in dark and light.

use std::fmt::Write as _;

use annul_codegen::ir::Phase;

use super::super::html::{paragraph, text};
use super::model::{LifeCycle, Stop, Way};

/// Boxes of one size, in three columns; all in the units of the picture.
const WIDTH: usize = 220;
const HEIGHT: usize = 92;
const GAP_X: usize = 70;
const GAP_Y: usize = 26;
const MARGIN: usize = 10;
/// Letters that fit into a box.
const LETTERS: usize = 31;

/// Where a box is.
struct Placed<'a> {
    stop: &'a Stop,
    x: usize,
    y: usize,
}

/// The picture, and below it the same as a list.
pub(super) fn svg(cycle: &LifeCycle) -> String {
    let placed = placed(cycle);
    let rows = placed.iter().map(|box_| box_.y + HEIGHT).max();
    let height = rows.unwrap_or(0) + MARGIN;
    let width = 3 * WIDTH + 2 * GAP_X + 2 * MARGIN;
    let mut out = format!(
        "<figure class=\"lifecycle\">\n<div class=\"picture\"><svg viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"picture-title\" aria-describedby=\"picture-words\">\n\
         <title id=\"picture-title\">Phases of a target, and what a cancel does in each</title>\n\
         <defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\"/></marker>\
         <marker id=\"tip-cancel\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"5\" markerHeight=\"5\" \
         orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n"
    );
    for way in &cycle.ways {
        out.push_str(&line(way, &placed));
    }
    for box_ in &placed {
        out.push_str(&drawn(box_));
    }
    out.push_str("</svg></div>\n<figcaption id=\"picture-words\">");
    out.push_str(&caption(cycle));
    out.push_str("</figcaption>\n</figure>\n");
    out
}

/// Columns: what is alive, what is being cancelled, what has ended.
fn placed(cycle: &LifeCycle) -> Vec<Placed<'_>> {
    let mut rows = [0_usize; 3];
    let placed = cycle.stops.iter().map(|stop| {
        let column = match stop.phase {
            Phase::Pending | Phase::Running => 0,
            Phase::Cancelling => 1,
            _ => 2,
        };
        let row = rows[column];
        rows[column] += 1;
        Placed {
            stop,
            x: MARGIN + column * (WIDTH + GAP_X),
            y: MARGIN + row * (HEIGHT + GAP_Y),
        }
    });
    placed.collect()
}

fn drawn(placed: &Placed<'_>) -> String {
    let Placed { stop, x, y } = placed;
    let kind = if stop.phase.is_terminal() {
        "end"
    } else {
        "live"
    };
    let mut out = format!(
        "<g class=\"{kind}\"><rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"6\"/>\n"
    );
    let mut write = |class: &str, at: usize, said: &str| {
        let _ = writeln!(
            out,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>",
            x + 12,
            y + at,
            text(&shortened(said))
        );
    };
    write("phase", 24, &stop.phase.as_str().replace('_', " "));
    write("words", 43, &stop.words.join(", "));
    if let Some(answer) = &stop.answer {
        write("answer", 63, &format!("cancel: {}", answer.sent));
        write("answer", 79, &format!("read as {}", answer.read));
    }
    // The whole of what may be shortened.
    let _ = writeln!(out, "<title>{}</title></g>", text(&words(stop)));
    out
}

/// A line between two boxes: straight to the next column, or round to a place further down.
fn line(way: &Way, placed: &[Placed<'_>]) -> String {
    let find = |phase| placed.iter().find(|found| found.stop.phase == phase);
    let (Some(from), Some(to)) = (find(way.from), find(way.to)) else {
        return String::new();
    };
    let (class, tip) = if way.by_cancel {
        ("cancel", "tip-cancel")
    } else {
        ("own", "tip")
    };
    let path = if from.x == to.x {
        let x = from.x + WIDTH / 2;
        format!("M{x} {} L{x} {}", from.y + HEIGHT, to.y)
    } else {
        let (x1, x2) = (from.x + WIDTH, to.x);
        // Cancels leave above the middle, and the target's own course below it.
        let y1 = from.y
            + if way.by_cancel {
                HEIGHT / 3
            } else {
                2 * HEIGHT / 3
            };
        let y2 = to.y
            + if way.by_cancel {
                HEIGHT / 3
            } else {
                HEIGHT / 2
            };
        let bend = GAP_X;
        format!(
            "M{x1} {y1} C{} {y1} {} {y2} {x2} {y2}",
            x1 + bend,
            x2 - bend
        )
    };
    format!("<path class=\"way {class}\" marker-end=\"url(#{tip})\" d=\"{path}\"/>\n")
}

/// A text that fits into a box.
fn shortened(said: &str) -> String {
    if said.chars().count() <= LETTERS {
        return said.to_owned();
    }
    let kept: String = said.chars().take(LETTERS - 1).collect();
    format!("{}…", kept.trim_end_matches([',', ' ']))
}

/// A box in words.
fn words(stop: &Stop) -> String {
    let phase = stop.phase.as_str().replace('_', " ");
    let words = if stop.words.is_empty() {
        String::new()
    } else {
        format!(" ({})", stop.words.join(", "))
    };
    match &stop.answer {
        Some(answer) => format!("{phase}{words}: a cancel is answered {}", answer.whole()),
        None => format!("{phase}{words}"),
    }
}

/// What the lines mean, and what does not fit into boxes.
fn caption(cycle: &LifeCycle) -> String {
    let mut out = String::from(
        "<p><span class=\"key cancel\"></span> a cancel <span class=\"key own\"></span> the target's own course. \
         A star marks an answer that no source gives.</p>\n",
    );
    let items = cycle.stops.iter().map(|stop| text(&words(stop)));
    let unknown = cycle.unknown.as_ref();
    let unknown =
        unknown.map(|answer| format!("unknown id: a cancel is answered {}", text(&answer.whole())));
    let list = super::super::html::list(items.chain(unknown));
    let _ = write!(
        out,
        "<details><summary>The same in words</summary>\n{list}</details>\n"
    );
    if cycle.stops.iter().all(|stop| stop.words.is_empty()) {
        out.push_str(&paragraph("The spec knows no state words of this service."));
    }
    out
}
