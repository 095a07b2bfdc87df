//! How the error in a reply is told: what decides, and where its code and its message stand.

use std::fmt;

use super::{DecidesFirst, Member, Type};

/// A place of a reply that may hold the code of its error, or the message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ErrorPlace {
    /// A header.
    Header(String),
    /// The way to a member of the body: `error.status`, `errors.0.code`.
    Body(String),
}

/// How the error in a reply is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ErrorIdentity {
    /// What decides first, and what second.
    pub by: Vec<DecidesFirst>,
    /// Places that may hold the code, in reading order.
    pub code: Vec<ErrorPlace>,
    /// Places that may hold the message, in reading order.
    pub message: Vec<ErrorPlace>,
}

/// What the members of a body have at a place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Room<'a> {
    /// A value of this type.
    Of(&'a Type),
    /// Nothing: a member on the way is not declared, or has no members itself.
    None,
    /// An item of a list behind the first, which no server can write.
    Later,
}

/// What stands at a place inside of an error's body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told<'a> {
    /// The code.
    Code(&'a str),
    /// The code, as a number.
    CodeNumber(&'a str),
    /// The message.
    Message(&'a str),
}

impl ErrorPlace {
    /// The member of the body, or the way to it.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        match self {
            Self::Header(_) => None,
            Self::Body(path) => Some(path),
        }
    }

    /// The member of the body that it is, if it is one at the top.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        self.body().filter(|path| !path.contains('.'))
    }
}

impl fmt::Display for ErrorPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name) => write!(out, "header {name}"),
            Self::Body(path) => out.write_str(path),
        }
    }
}

impl ErrorIdentity {
    /// Whether a member of an error's body is the reply's code or message.
    #[must_use]
    pub fn takes(&self, member: &Member) -> bool {
        let is_code = matches!(member.ty, Type::String | Type::Integer);
        self.is_message(&member.wire) || (is_code && self.is_code(&member.wire))
    }

    /// Whether a member at the top of a body may hold the code.
    #[must_use]
    pub fn is_code(&self, wire: &str) -> bool {
        self.code.iter().any(|place| place.member() == Some(wire))
    }

    /// Whether a member at the top of a body may hold the message.
    #[must_use]
    pub fn is_message(&self, wire: &str) -> bool {
        let mut places = self.message.iter();
        places.any(|place| place.member() == Some(wire))
    }

    /// Whether all places are names of members, which are looked for inside of the body, too.
    #[must_use]
    pub fn searches(&self) -> bool {
        let mut places = self.code.iter().chain(&self.message);
        places.all(|place| place.member().is_some())
    }

    /// What a body with these members has of code and message below its top.
    #[must_use]
    pub fn told_inside<'a>(&'a self, members: &'a [Member]) -> Vec<Told<'a>> {
        let inside = |place: &'a ErrorPlace| {
            let path = place.body().filter(|path| path.contains('.'))?;
            Some((path, room(members, path)))
        };
        let codes = self.code.iter().filter_map(inside);
        let codes = codes.filter_map(|(path, room)| match room {
            Room::Of(Type::String | Type::Any) => Some(Told::Code(path)),
            Room::Of(Type::Integer) => Some(Told::CodeNumber(path)),
            _ => None,
        });
        let messages = self.message.iter().filter_map(inside);
        let messages = messages.filter_map(|(path, room)| match room {
            Room::Of(Type::String | Type::Any) => Some(Told::Message(path)),
            _ => None,
        });
        codes.chain(messages).collect()
    }
}

/// What a body with these members has at the end of a way.
#[must_use]
pub fn room<'a>(members: &'a [Member], path: &str) -> Room<'a> {
    let mut names = path.split('.');
    let find = |members: &'a [Member], name: &str| {
        let found = members.iter().find(|member| member.wire == name);
        found.map(|member| &member.ty)
    };
    let first = names.next().and_then(|name| find(members, name));
    let Some(mut ty) = first else {
        return Room::None;
    };
    for name in names {
        ty = match ty {
            Type::Object(members) => {
                let Some(found) = find(members, name) else {
                    return Room::None;
                };
                found
            }
            Type::List(item) if name == "0" => &item.ty,
            Type::List(_) if name.bytes().all(|byte| byte.is_ascii_digit()) => return Room::Later,
            _ => return Room::None,
        };
    }
    Room::Of(ty)
}
