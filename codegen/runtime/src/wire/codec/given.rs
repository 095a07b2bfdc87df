//! Values that are known without a message: what a row of the reply table says, the default of a member.

use super::ValueKind;
use crate::meaning::reply_table::Literal;
use std::borrow::Cow;

/// A value that is known without a message. It is read as a message is, so that nothing else makes outputs and errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::wire) enum Given<'a> {
    /// One value.
    Literal(Literal<'a>),
    /// Members by name.
    Object(Vec<(&'a str, Given<'a>)>),
}

impl<'a> Given<'a> {
    /// An object without members.
    pub(in crate::wire) const fn empty() -> Self {
        Self::Object(Vec::new())
    }

    /// Puts a value at a path of member names: `Job.Status`.
    pub(in crate::wire) fn put(&mut self, path: &'a str, value: Literal<'a>) {
        let Self::Object(members) = self else {
            return;
        };
        let (name, rest) = match path.split_once('.') {
            Some((name, rest)) => (name, Some(rest)),
            None => (path, None),
        };
        let Some(rest) = rest else {
            members.push((name, Self::Literal(value)));
            return;
        };
        let index = members.iter().position(|(known, _)| *known == name);
        let index = index.unwrap_or_else(|| {
            members.push((name, Self::empty()));
            members.len() - 1
        });
        members[index].1.put(rest, value);
    }

    pub(super) fn kind(&self) -> ValueKind {
        match self {
            Self::Object(_) => ValueKind::Object,
            Self::Literal(Literal::Null) => ValueKind::Null,
            Self::Literal(Literal::Boolean(_)) => ValueKind::Boolean,
            Self::Literal(Literal::Integer(_)) => ValueKind::Integer,
            Self::Literal(Literal::Text(_)) => ValueKind::Text,
        }
    }

    pub(super) fn members(&self) -> Option<&[(&'a str, Self)]> {
        match self {
            Self::Object(members) => Some(members),
            Self::Literal(_) => None,
        }
    }

    /// The content of a text, or a number or boolean as it is written.
    pub(super) fn plain(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Literal(Literal::Text(text)) => Some(Cow::Borrowed(text)),
            Self::Literal(Literal::Boolean(flag)) => Some(flag.to_string().into()),
            Self::Literal(Literal::Integer(number)) => Some(number.to_string().into()),
            Self::Literal(Literal::Null) | Self::Object(_) => None,
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
        given.put("Id", Literal::Text("q"));
        given.put("Job.Status", Literal::Text("DONE"));
        given.put("Job.Tries", Literal::Integer(2));
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
}
