//! How wide everything is on one line, whether it may stand on one, and how it stands there.

use super::tree::{Body, Field, Kind, Link, Node, StatementKind};

/// The width of what never stands on one line.
pub(super) const NEVER: usize = 1 << 32;

/// As wide as lists of several things may be on one line, and chains of several calls.
pub(super) const LIST: usize = 60;
/// As wide as the fields of a literal may be on one line.
const FIELDS: usize = 18;
/// As wide as a choice between two values may be on one line.
const CHOICE: usize = 50;

impl Node {
    pub(super) fn atom(text: String) -> Self {
        Self::of(Kind::Atom(text))
    }

    fn new(kind: Kind, flat: usize) -> Self {
        Self {
            kind,
            flat: flat.min(NEVER),
        }
    }

    pub(super) fn of(kind: Kind) -> Self {
        let flat = kind.flat();
        Self::new(kind, flat)
    }

    /// On one line.
    pub(super) fn write(&self, out: &mut String) {
        match &self.kind {
            Kind::Atom(text) => out.push_str(text),
            Kind::List(list) => {
                if let Some(callee) = &list.callee {
                    callee.write(out);
                }
                out.push_str(list.brackets[0]);
                write_items(&list.items, out);
                if list.comma {
                    out.push(',');
                }
                out.push_str(list.brackets[1]);
            }
            Kind::Chain { root, links } => {
                root.write(out);
                for link in links {
                    link.write(out);
                }
            }
            Kind::Struct { path, fields, rest } => {
                out.push_str(path);
                if fields.is_empty() && rest.is_none() {
                    return out.push_str(" {}");
                }
                out.push_str(" { ");
                for (at, field) in fields.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    field.write(out);
                }
                if let Some(rest) = rest {
                    if !fields.is_empty() {
                        out.push_str(", ");
                    }
                    out.push_str(rest);
                }
                out.push_str(" }");
            }
            Kind::Prefix(sign, inner) => {
                out.push_str(sign);
                inner.write(out);
            }
            Kind::Pairs(sign, operands) => {
                for (at, operand) in operands.iter().enumerate() {
                    if at > 0 {
                        out.push_str(sign);
                    }
                    operand.write(out);
                }
            }
            Kind::Assign(left, sign, right) => {
                left.write(out);
                out.push_str(sign);
                right.write(out);
            }
            Kind::Closure(head, body) => {
                out.push_str(head);
                out.push(' ');
                body.write(out);
            }
            Kind::Block(head, body) => {
                out.push_str(head);
                body.write(out);
            }
            Kind::If {
                condition,
                then,
                otherwise,
            } => {
                out.push_str("if ");
                condition.write(out);
                out.push(' ');
                then.write(out);
                if let Some(otherwise) = otherwise {
                    out.push_str(" else ");
                    otherwise.write(out);
                }
            }
            Kind::Match(value, _) => {
                out.push_str("match ");
                value.write(out);
                out.push_str(" {}");
            }
            Kind::Loop(head, over, body) => {
                out.push_str(head);
                if let Some(over) = over {
                    over.write(out);
                }
                out.push(' ');
                body.write(out);
            }
        }
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// Whether it is a call, whatever stands before it.
    pub(super) fn is_call(&self) -> bool {
        match &self.kind {
            Kind::List(list) => list.callee.is_some(),
            Kind::Prefix(_, inner) => inner.is_call(),
            // `f(…)?`
            Kind::Chain { root, links } => {
                root.is_call() && links.iter().all(|link| link.name.is_empty())
            }
            _ => false,
        }
    }
}

impl Kind {
    fn flat(&self) -> usize {
        match self {
            // A literal of several lines.
            Self::Atom(text) if text.contains('\n') => NEVER,
            Self::Atom(text) => width(text),
            Self::List(list) => {
                let callee = list.callee.as_ref().map_or(0, |callee| callee.flat);
                callee + 2 + usize::from(list.comma) + items_flat(&list.items)
            }
            Self::Chain { root, links } => {
                let all = root.flat + links.iter().map(Link::flat).sum::<usize>();
                let named = links.iter().filter(|link| !link.name.is_empty());
                if named.count() > 1 && all > LIST {
                    NEVER
                } else {
                    all
                }
            }
            Self::Struct { path, fields, rest } => {
                let rest = rest.iter().map(|rest| width(rest));
                let widths: Vec<usize> = fields.iter().map(Field::flat).chain(rest).collect();
                if widths.is_empty() {
                    return width(path) + 3;
                }
                let inner = widths.iter().sum::<usize>() + 2 * (widths.len() - 1);
                if inner > FIELDS {
                    NEVER
                } else {
                    width(path) + inner + 5
                }
            }
            Self::Prefix(sign, inner) => width(sign) + inner.flat,
            Self::Pairs(sign, operands) => {
                let inner: usize = operands.iter().map(|operand| operand.flat).sum();
                inner + width(sign) * (operands.len() - 1)
            }
            Self::Assign(left, sign, right) => left.flat + width(sign) + right.flat,
            Self::Closure(head, body) => width(head) + 1 + body.flat,
            Self::Block(head, body) => match body.flat() {
                // Of blocks only choices, which ask themselves, stand on one line.
                2 => width(head) + 2,
                _ => NEVER,
            },
            Self::If {
                condition,
                then,
                otherwise: Some(otherwise),
            } => {
                let Kind::Block(_, other) = &otherwise.kind else {
                    return NEVER;
                };
                let all = 3 + condition.flat + 1 + then.flat() + 6 + other.flat();
                let is_empty = then.statements.is_empty() || other.statements.is_empty();
                if all > CHOICE || is_empty { NEVER } else { all }
            }
            Self::If { .. } | Self::Match(..) | Self::Loop(..) => NEVER,
        }
    }
}

/// How wide items with commas between them are on one line, if they may stand on one.
fn items_flat(items: &[Node]) -> usize {
    match items {
        [] => 0,
        [one] if one.is_call() && one.flat > LIST => NEVER,
        [one] => one.flat,
        _ => {
            let all = items.iter().map(|item| item.flat).sum::<usize>() + 2 * (items.len() - 1);
            if all > LIST { NEVER } else { all }
        }
    }
}

pub(super) fn write_items(items: &[Node], out: &mut String) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        item.write(out);
    }
}

impl Link {
    pub(super) fn flat(&self) -> usize {
        let items = self.items.as_ref().map_or(0, |items| 2 + items_flat(items));
        width(&self.name) + items + self.tries
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.name);
        if let Some(items) = &self.items {
            out.push('(');
            write_items(items, out);
            out.push(')');
        }
        out.extend(std::iter::repeat_n('?', self.tries));
    }
}

impl Field {
    fn flat(&self) -> usize {
        if !self.attributes.is_empty() {
            return NEVER;
        }
        width(&self.name) + self.value.as_ref().map_or(0, |value| 2 + value.flat)
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.name);
        if let Some(value) = &self.value {
            out.push_str(": ");
            value.write(out);
        }
    }
}

impl Body {
    fn flat(&self) -> usize {
        if !self.inner.is_empty() {
            return NEVER;
        }
        match self.statements.as_slice() {
            [] => 2,
            [only] => match (&only.kind, only.attributes.is_empty()) {
                (StatementKind::Node(node, false), true) => node.flat + 4,
                _ => NEVER,
            },
            _ => NEVER,
        }
    }

    fn write(&self, out: &mut String) {
        match self.statements.first().map(|statement| &statement.kind) {
            Some(StatementKind::Node(node, _)) => {
                out.push_str("{ ");
                node.write(out);
                out.push_str(" }");
            }
            _ => out.push_str("{}"),
        }
    }
}

/// How many characters a line has; all of them take one column here.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}
