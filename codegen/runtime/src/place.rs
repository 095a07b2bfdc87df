//! Where in a request a param stands.

use std::fmt;

words! {
    /// The part of a request that carries a param.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Location {
        /// A segment of the path.
        Path = "path",
        /// The query string.
        Query = "query",
        /// A header.
        Header = "header",
        /// The body.
        Body = "body",
    }
}

words! {
    /// Who chooses the value of a param.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Origin {
        /// The caller: a token, a project.
        Caller = "caller",
        /// The service, which handed it out before: the id of a query.
        Service = "service",
    }
}

/// One param of a request: where it stands, its name there, and who chooses its value.
///
/// ```
/// use annul_runtime::{Origin, Place};
///
/// const QUERY_ID: Place = Place::body("QueryId", Origin::Service);
/// assert_eq!(QUERY_ID.to_string(), "`QueryId` (body)");
/// assert_eq!(QUERY_ID.item(2).to_string(), "`QueryId[2]` (body)");
///
/// const PART_NAME: Place = Place::body("parts[].name", Origin::Caller);
/// assert_eq!(PART_NAME.item(1).to_string(), "`parts[1].name` (body)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Place {
    /// The part of the request.
    pub location: Location,
    /// The name on the wire. A member of an object is named with its path, as in `Filter.Name`; in
    /// a path, `[]` is where the index of an item belongs, as in `parts[].name`.
    pub name: &'static str,
    /// Who chooses the value.
    pub origin: Origin,
    /// Which item of a list it is, counted from 0; none for the param as a whole.
    pub item: Option<u32>,
    /// The same in a list inside of that one; of lists that are deeper nothing is said.
    pub inner_item: Option<u32>,
}

impl Place {
    const fn new(location: Location, name: &'static str, origin: Origin) -> Self {
        Self {
            location,
            name,
            origin,
            item: None,
            inner_item: None,
        }
    }

    /// A param in the path.
    #[must_use]
    pub const fn path(name: &'static str, origin: Origin) -> Self {
        Self::new(Location::Path, name, origin)
    }

    /// A param in the query string.
    #[must_use]
    pub const fn query(name: &'static str, origin: Origin) -> Self {
        Self::new(Location::Query, name, origin)
    }

    /// A param in a header.
    #[must_use]
    pub const fn header(name: &'static str, origin: Origin) -> Self {
        Self::new(Location::Header, name, origin)
    }

    /// A param in the body.
    #[must_use]
    pub const fn body(name: &'static str, origin: Origin) -> Self {
        Self::new(Location::Body, name, origin)
    }

    /// One item of this list, counted from 0. Of the item of a list already, an item of the list inside of it.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        // Nobody reads a message about the four-billionth item.
        let index = Some(u32::try_from(index).unwrap_or(u32::MAX));
        match self.item {
            None => Self {
                item: index,
                ..self
            },
            Some(_) => Self {
                inner_item: self.inner_item.or(index),
                ..self
            },
        }
    }

    /// The indices of items, from the outside.
    pub fn items(self) -> impl Iterator<Item = u32> {
        self.item.into_iter().chain(self.inner_item)
    }

    /// Whether this is another place, or inside of it.
    #[cfg(feature = "wire")]
    pub(crate) fn is_within(self, other: Self) -> bool {
        let is_same = |own, others: Option<u32>| others.is_none() || own == others;
        self.is_named_within(other)
            && is_same(self.item, other.item)
            && is_same(self.inner_item, other.inner_item)
    }

    /// The same, whichever items of lists they are.
    #[cfg(feature = "wire")]
    pub(crate) fn is_named_within(self, other: Self) -> bool {
        let rest = self.name.strip_prefix(other.name);
        self.location == other.location
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }
}

impl Place {
    /// The name with the indices of items: `parts[3].name`.
    #[must_use]
    pub fn full_name(&self) -> String {
        FullName(self).to_string()
    }
}

struct FullName<'p>(&'p Place);

impl fmt::Display for FullName<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(place) = self;
        let mut indices = place.items();
        let mut pieces = place.name.split("[]");
        out.write_str(pieces.next().unwrap_or_default())?;
        for piece in pieces {
            match indices.next() {
                Some(index) => write!(out, "[{index}]{piece}")?,
                None => write!(out, "[]{piece}")?,
            }
        }
        for index in indices {
            write!(out, "[{index}]")?;
        }
        Ok(())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` ({})", FullName(self), self.location)
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, Place};

    #[test]
    fn a_place_reads_as_its_name_and_location() {
        let places = [
            Place::path("statement_id", Origin::Service),
            Place::query("api-version", Origin::Caller),
            Place::header("if-match", Origin::Caller),
            Place::body("Ids", Origin::Service).item(0),
            Place::body("parts[].name", Origin::Caller),
            Place::body("parts[].tags", Origin::Caller).item(3).item(0),
            Place::body("rows", Origin::Caller).item(3).item(0).item(7),
        ];
        let texts = places.map(|place| place.to_string());
        assert_eq!(
            texts,
            [
                "`statement_id` (path)",
                "`api-version` (query)",
                "`if-match` (header)",
                "`Ids[0]` (body)",
                "`parts[].name` (body)",
                "`parts[3].tags[0]` (body)",
                "`rows[3][0]` (body)",
            ]
        );
    }
}
