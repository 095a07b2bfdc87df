//! Objects inside of bodies: emitted structs, member by member.

use super::body::value_of;
use super::{BodyValue, Reading};
use crate::Place;
use crate::wire::json::{JsonWriter, Members};

/// An emitted struct that is an object inside of a body.
///
/// The generator writes it, one line a member each way; [`object_value!`](crate::object_value)
/// makes a [`BodyValue`] of it.
pub trait Object: Sized {
    /// Writes its members.
    fn write_members(&self, out: &mut JsonWriter);

    /// Reads its members.
    fn read_members(from: &mut ObjectReader<'_, '_>) -> Self;
}

/// Reads the members of an object.
#[derive(Debug)]
pub struct ObjectReader<'a, 'r> {
    members: Members<'a>,
    reading: &'r mut Reading,
}

impl<'a, 'r> ObjectReader<'a, 'r> {
    pub(super) fn new(members: Members<'a>, reading: &'r mut Reading) -> Self {
        Self { members, reading }
    }

    /// A member of an object that stands in a reply.
    pub fn member<T: BodyValue>(&mut self, name: &str) -> T {
        value_of(self.members.get(name), self.reading)
    }

    /// A member of an object that stands in a request; what is wrong with it is said of its place.
    pub fn member_at<T: BodyValue>(&mut self, place: Place, name: &str) -> T {
        let value = self.members.get(name);
        self.reading.at(place, |reading| value_of(value, reading))
    }

    /// A member of an object in a request that is always there, if only as a null.
    pub fn member_or_null_at<T: BodyValue>(&mut self, place: Place, name: &str) -> T {
        if !self.members.contains(name) {
            self.reading.at(place, Reading::missing);
        }
        self.member_at(place, name)
    }
}

/// Makes a [`BodyValue`](crate::wire::BodyValue) of an emitted [`Object`](crate::wire::Object).
#[macro_export]
macro_rules! object_value {
    ($name:ty) => {
        impl $crate::wire::BodyValue for $name {
            const KIND: $crate::wire::JsonKind = $crate::wire::JsonKind::Object;

            fn write(&self, out: &mut $crate::wire::JsonWriter) {
                out.object(|out| $crate::wire::Object::write_members(self, out));
            }

            fn read(
                value: $crate::wire::JsonText<'_>,
                reading: &mut $crate::wire::Reading,
            ) -> ::core::option::Option<Self> {
                $crate::wire::read_object(value, reading)
            }

            fn stand_in() -> Self {
                $crate::wire::empty_object()
            }
        }
    };
}
