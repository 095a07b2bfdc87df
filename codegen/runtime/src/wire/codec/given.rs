//! Values that are known without a message: what a row of the reply table says, the default of a member.

use super::ValueKind;
use crate::meaning::look_table::{Step, steps};
use crate::meaning::reply_table::Literal;
use std::borrow::Cow;

/// A value that is known without a message. It is read as a message is, so that nothing else makes outputs and errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::wire) enum Given<'a> {
    /// One value.
    Literal(Literal<'a>),
    /// Members by name.
    Object(Vec<(&'a str, Given<'a>)>),
    /// Items.
    List(Vec<Given<'a>>),
}

impl<'a> Given<'a> {
    /// An object without members.
    pub(in crate::wire) const fn empty() -> Self {
        Self::Object(Vec::new())
    }

    /// Puts a value at a path of member names: `Job.Status`. Where a list is searched, the item is made if there is
    /// none; `each` is the id of the target that it is of.
    pub(in crate::wire) fn put(
        &mut self,
        path: &'a str,
        each: Option<&'a str>,
        value: Literal<'a>,
    ) {
        // Most members are those of the body itself, and need no list of steps.
        if !path.contains(['.', '[']) {
            if let Some(at) = self.member(path) {
                *at = Self::Literal(value);
            }
            return;
        }
        let mut at = self;
        for step in steps(path).unwrap_or_default() {
            let next = match step {
                Step::Into(name) => at.member(name),
                Step::Search { member, .. } => each.and_then(|id| at.item(member, id)),
            };
            let Some(next) = next else { return };
            at = next;
        }
        *at = Self::Literal(value);
    }

    /// The member of this name; what is here becomes an object, if there is nothing yet.
    fn member(&mut self, name: &'a str) -> Option<&mut Self> {
        if *self == Self::Literal(Literal::Null) {
            *self = Self::empty();
        }
        let Self::Object(members) = self else {
            return None;
        };
        let index = members.iter().position(|(known, _)| *known == name);
        let index = index.unwrap_or_else(|| {
            members.push((name, Self::Literal(Literal::Null)));
            members.len() - 1
        });
        Some(&mut members[index].1)
    }

    /// The item of which a member is this id, or that is this id itself; what is here becomes a list.
    fn item(&mut self, member: &'a str, id: &'a str) -> Option<&mut Self> {
        if *self == Self::Literal(Literal::Null) {
            *self = Self::List(Vec::new());
        }
        let Self::List(items) = self else {
            return None;
        };
        let id = Self::Literal(Literal::Text(id));
        let item = if member.is_empty() {
            id
        } else {
            Self::Object(vec![(member, id)])
        };
        let is_it = |known: &Self| match (known, &item) {
            (Self::Object(known), Self::Object(own)) => known.first() == own.first(),
            (known, own) => known == own,
        };
        let index = items.iter().position(is_it);
        let index = index.unwrap_or_else(|| {
            items.push(item);
            items.len() - 1
        });
        Some(&mut items[index])
    }

    pub(super) fn kind(&self) -> ValueKind {
        match self {
            Self::Object(_) => ValueKind::Object,
            Self::List(_) => ValueKind::List,
            Self::Literal(Literal::Null) => ValueKind::Null,
            Self::Literal(Literal::Boolean(_)) => ValueKind::Boolean,
            Self::Literal(Literal::Integer(_)) => ValueKind::Integer,
            Self::Literal(Literal::Text(_)) => ValueKind::Text,
        }
    }

    pub(super) fn members(&self) -> Option<&[(&'a str, Self)]> {
        match self {
            Self::Object(members) => Some(members),
            Self::Literal(_) | Self::List(_) => None,
        }
    }

    pub(super) fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            Self::Literal(_) | Self::Object(_) => None,
        }
    }

    /// The content of a text, or a number or boolean as it is written.
    pub(super) fn plain(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Literal(Literal::Text(text)) => Some(Cow::Borrowed(text)),
            Self::Literal(Literal::Boolean(flag)) => Some(flag.to_string().into()),
            Self::Literal(Literal::Integer(number)) => Some(number.to_string().into()),
            Self::Literal(Literal::Null) | Self::Object(_) | Self::List(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Given;
    use crate::meaning::reply_table::Literal;

    #[test]
    fn paths_lead_into_objects() {
        let mut given = Given::empty();
        given.put("Id", None, Literal::Text("q"));
        given.put("Job.Status", None, Literal::Text("DONE"));
        given.put("Job.Tries", None, Literal::Integer(2));
        let job = vec![
            ("Status", Given::Literal(Literal::Text("DONE"))),
            ("Tries", Given::Literal(Literal::Integer(2))),
        ];
        let expected = vec![
            ("Id", Given::Literal(Literal::Text("q"))),
            ("Job", Given::Object(job)),
        ];
        assert_eq!(given, Given::Object(expected));
    }

    #[test]
    fn each_target_has_one_item_of_a_list() {
        let mut given = Given::empty();
        given.put("Bad[Id=$each].Error.Code", Some("a"), Literal::Text("Gone"));
        given.put("Bad[Id=$each].Error.Tries", Some("a"), Literal::Integer(2));
        given.put("Bad[Id=$each].Id", Some("b"), Literal::Text("b"));
        given.put("Good[$each]", Some("c"), Literal::Text("c"));
        given.put("Bad[Id=$each].Id", None, Literal::Text("nobody's"));
        let text = |text| Given::Literal(Literal::Text(text));
        let error = vec![
            ("Code", text("Gone")),
            ("Tries", Given::Literal(Literal::Integer(2))),
        ];
        let bad = vec![
            Given::Object(vec![("Id", text("a")), ("Error", Given::Object(error))]),
            Given::Object(vec![("Id", text("b"))]),
        ];
        let expected = vec![
            ("Bad", Given::List(bad)),
            ("Good", Given::List(vec![text("c")])),
        ];
        assert_eq!(given, Given::Object(expected));
    }
}
