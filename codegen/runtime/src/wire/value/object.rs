//! Objects inside of bodies: emitted structs, member by member.

use super::{BodyShape, BodyWriter, Findings, FromBody, Typed, body_value};
use crate::Place;
use crate::meaning::reply_table::Literal;
use crate::wire::codec::{Given, Members};

/// An emitted struct that is an object inside of a body.
///
/// The generator writes it, one line a member each way; [`object_value!`](crate::object_value)
/// lets it stand in bodies.
pub trait Object: Sized {
    /// Writes its members.
    fn write_members(&self, out: &mut BodyWriter);

    /// Reads its members.
    fn read_members(from: &mut ObjectReader<'_, '_>) -> Self;
}

/// Reads the members of an object.
#[derive(Debug)]
pub struct ObjectReader<'a, 'r> {
    members: Members<'a>,
    findings: &'r mut Findings,
}

impl<'a, 'r> ObjectReader<'a, 'r> {
    pub(in crate::wire) fn new(members: Members<'a>, findings: &'r mut Findings) -> Self {
        Self { members, findings }
    }

    /// A member of an object that is in a reply.
    pub fn member<T: FromBody>(&mut self, name: &str) -> T {
        self.shaped(name, &Typed::<T>::new())
    }

    /// The same for one that tells what the reply means: nothing stands in for it.
    pub fn deciding<T: FromBody>(&mut self, name: &str) -> T {
        self.deciding_shaped(name, &Typed::<T>::new())
    }

    /// A member of an object that is in a request; what is wrong with it is said of its place.
    pub fn member_at<T: FromBody>(&mut self, place: Place, name: &str) -> T {
        self.shaped_at(place, name, &Typed::<T>::new())
    }

    /// The same for one that has a default.
    pub fn member_or<T: FromBody>(&mut self, place: Place, name: &str, default: Literal<'_>) -> T {
        self.shaped_or(place, name, default, &Typed::<T>::new())
    }

    /// A member of an object in a request that is always there, if only as a null.
    pub fn member_or_null_at<T: FromBody>(&mut self, place: Place, name: &str) -> T {
        self.shaped_or_null_at(place, name, &Typed::<T>::new())
    }

    pub(in crate::wire) fn shaped<S: BodyShape>(&mut self, name: &str, shape: &S) -> S::Value {
        body_value(shape, self.members.find(name), self.findings)
    }

    pub(in crate::wire) fn deciding_shaped<S: BodyShape>(
        &mut self,
        name: &str,
        shape: &S,
    ) -> S::Value {
        let value = self.members.get(name);
        if !shape.is_optional() && value.is_none() {
            self.findings.undecided();
        }
        body_value(shape, value, self.findings)
    }

    pub(in crate::wire) fn shaped_at<S: BodyShape>(
        &mut self,
        place: Place,
        name: &str,
        shape: &S,
    ) -> S::Value {
        let value = self.members.find(name);
        let findings = &mut *self.findings;
        findings.at(place, |findings| body_value(shape, value, findings))
    }

    pub(in crate::wire) fn shaped_or<S: BodyShape>(
        &mut self,
        place: Place,
        name: &str,
        default: Literal<'_>,
        shape: &S,
    ) -> S::Value {
        let given = Given::Literal(default);
        let value = self.members.find(name).unwrap_or_else(|| (&given).into());
        let findings = &mut *self.findings;
        findings.at(place, |findings| body_value(shape, Some(value), findings))
    }

    pub(in crate::wire) fn shaped_or_null_at<S: BodyShape>(
        &mut self,
        place: Place,
        name: &str,
        shape: &S,
    ) -> S::Value {
        let value = self.members.find(name);
        let findings = &mut *self.findings;
        findings.at(place, |findings| {
            if value.is_none() {
                findings.missing();
            }
            let value = value.filter(|value| !value.is_null());
            body_value(shape, value, findings)
        })
    }
}

/// Lets an emitted [`Object`](crate::wire::Object) be in bodies.
#[macro_export]
macro_rules! object_value {
    ($name:ty) => {
        impl $crate::wire::ToBody for $name {
            fn write(&self, out: &mut $crate::wire::BodyWriter) {
                out.object(|out| $crate::wire::Object::write_members(self, out));
            }
        }

        impl $crate::wire::FromBody for $name {
            const KIND: $crate::wire::ValueKind = $crate::wire::ValueKind::Object;

            fn read(
                value: $crate::wire::Node<'_>,
                findings: &mut $crate::wire::Findings,
            ) -> ::core::option::Option<Self> {
                $crate::wire::read_object(value, findings)
            }

            fn stand_in() -> Self {
                $crate::wire::empty_object()
            }
        }
    };
}
