//! Which of the places that hold an error's code and message a reply has filled.

use crate::operation::{ErrorIdentity, ErrorPlace};
#[cfg(feature = "server")]
use crate::wire::codec::Fill;

/// The first places that are filled: those behind them need not be.
#[derive(Debug)]
pub(super) struct Told {
    identity: &'static ErrorIdentity,
    code: usize,
    message: usize,
}

impl Told {
    /// Of a reply that tells nothing yet.
    pub(super) const fn of(identity: &'static ErrorIdentity) -> Self {
        Self {
            identity,
            code: identity.code.len(),
            message: identity.message.len(),
        }
    }

    /// The code is in the body, here.
    pub(super) fn code(&mut self, path: &str) {
        self.code = first(self.identity.code, self.code, path);
    }

    /// The message is in the body, here.
    pub(super) fn message(&mut self, path: &str) {
        self.message = first(self.identity.message, self.message, path);
    }

    /// The headers that are to tell the code and the message.
    pub(super) fn headers(&self) -> [Option<&'static str>; 2] {
        let header = |places: &'static [ErrorPlace], end| {
            places.iter().take(end).find_map(|place| match place {
                ErrorPlace::Header(name) => Some(*name),
                ErrorPlace::Body(_) => None,
            })
        };
        [
            header(self.identity.code, self.code),
            header(self.identity.message, self.message),
        ]
    }

    /// Where the body of an error without declared members has what these places hold; nowhere, if a header has it.
    pub(super) fn in_body(places: &[ErrorPlace]) -> Option<&'static str> {
        match places.iter().find(|place| place.is_fillable())? {
            ErrorPlace::Body(path) => Some(path),
            ErrorPlace::Header(_) => None,
        }
    }
}

/// Code and message of an answer that is made by hand, where a service has them.
#[cfg(feature = "server")]
#[derive(Debug, Default)]
pub(crate) struct ToldParts {
    /// Headers.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// Members of the body, as JSON.
    pub(crate) members: Vec<(&'static str, String)>,
}

#[cfg(feature = "server")]
impl ToldParts {
    /// Those that are at the first of some places for the one and for the other.
    pub(crate) fn of(code: (&[ErrorPlace], &str), message: (&[ErrorPlace], &str)) -> Self {
        let mut parts = Self::default();
        let mut body = Fill::Members(Vec::new());
        for (places, text) in [code, message] {
            match places.iter().find(|place| place.is_fillable()) {
                Some(ErrorPlace::Header(name)) => parts.headers.push((name, text.to_owned())),
                Some(ErrorPlace::Body(path)) => {
                    let fill = Fill::at(path, Fill::Text(text.to_owned()));
                    if let Some(fill) = fill {
                        body.merge(fill);
                    }
                }
                None => {}
            }
        }
        if let Fill::Members(members) = body {
            let members = members.into_iter();
            parts.members = members.map(|(name, fill)| (name, fill.to_json())).collect();
        }
        parts
    }
}

fn first(places: &[ErrorPlace], known: usize, path: &str) -> usize {
    let is_here = |place: &ErrorPlace| matches!(place, ErrorPlace::Body(own) if *own == path);
    places
        .iter()
        .position(is_here)
        .map_or(known, |at| at.min(known))
}
