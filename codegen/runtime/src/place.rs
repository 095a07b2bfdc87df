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
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Place {
    /// The part of the request.
    pub location: Location,
    /// The name on the wire; a member of an object is named with its path, as in `Filter.Name`.
    pub name: &'static str,
    /// Who chooses the value.
    pub origin: Origin,
    /// Which item of a list it is, counted from 0; none for the param as a whole.
    pub item: Option<u32>,
}

impl Place {
    const fn new(location: Location, name: &'static str, origin: Origin) -> Self {
        Self {
            location,
            name,
            origin,
            item: None,
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

    /// One item of this list, counted from 0.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        // Nobody reads a message about the four-billionth item.
        Self {
            item: Some(u32::try_from(index).unwrap_or(u32::MAX)),
            ..self
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            None => write!(out, "`{}` ({})", self.name, self.location),
            Some(index) => write!(out, "`{}[{index}]` ({})", self.name, self.location),
        }
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
        ];
        let texts = places.map(|place| place.to_string());
        assert_eq!(
            texts,
            [
                "`statement_id` (path)",
                "`api-version` (query)",
                "`if-match` (header)",
                "`Ids[0]` (body)"
            ]
        );
    }
}
