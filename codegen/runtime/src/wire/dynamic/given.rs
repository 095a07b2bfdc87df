//! Values of params as JSON: read by the readers of a server, wherever a param stands.

use super::facts::Param;
use super::{DynamicInput, DynamicOperation, InputError, Value, Values, check};
use crate::wire::binding::Bound;
use crate::wire::codec::{Format, Members};
use crate::wire::request::without_stand_ins;
use crate::wire::value::{Findings, body_value};
use crate::wire::{Node, WrongType};
use crate::{Location, Violations};

/// A value of a param, with what is wrong with it.
#[derive(Debug)]
#[non_exhaustive]
pub struct GivenParam {
    /// The value; none, if it is absent or no value of the param.
    pub value: Option<Value>,
    /// What it breaks.
    pub violations: Violations,
    /// What of it is of another type.
    pub wrong_type: Option<WrongType>,
}

impl DynamicOperation {
    /// What a value in JSON, or the lack of one, is to the param with this key; none, if callers give no such param.
    #[must_use]
    pub fn read_param(self, key: &str, json: Option<&str>) -> Option<GivenParam> {
        let param = self.arguments().find(|param| param.key == key)?;
        let body = json.map(|json| format!(r#"{{"value":{json}}}"#));
        let members = match &body {
            Some(body) => Members::of_body(&Format::Json, body.as_bytes()).ok()?,
            None => Members::default(),
        };
        Some(self.given(param, members.find("value")))
    }

    fn given(self, param: &'static Param, node: Option<Node<'_>>) -> GivenParam {
        let drops_nulls =
            param.place.location == Location::Body && Bound::of(self.facts().info).drops_nulls();
        let mut findings = Findings::strict(drops_nulls);
        let field = &param.field;
        let value = findings.at(param.place, |findings| {
            let mut node = node;
            if field.is_present_or_null() {
                if node.is_none() {
                    findings.missing();
                }
                node = node.filter(|node| !node.is_null());
            }
            body_value(&field, node, findings)
        });
        let (missing, wrong_type) = findings.into_findings();
        let of_value = value.as_ref().map_or_else(Violations::new, |value| {
            check::param_violations(param, value)
        });
        let is_sound = missing.is_empty() && wrong_type.is_none();
        GivenParam {
            value: value.filter(|_| is_sound),
            violations: without_stand_ins(&missing, of_value, |_| 0),
            wrong_type,
        }
    }
}

impl DynamicInput {
    /// The input of a JSON object with params by their keys.
    ///
    /// Constraints are not looked at here: [`violations`](crate::Validate::violations) tells.
    ///
    /// # Errors
    /// The text is no JSON object, or the first param that is unknown, missing, or of another type.
    pub fn of_json(operation: DynamicOperation, text: &str) -> Result<Self, InputError> {
        let members =
            Members::of_body(&Format::Json, text.as_bytes()).map_err(InputError::BadJson)?;
        let known = |name: &str| operation.arguments().any(|param| param.key == name);
        if let Some(name) = members.names().into_iter().find(|name| !known(name)) {
            return Err(InputError::Unknown {
                name: name.into_owned(),
            });
        }
        let mut values = Values::new();
        for param in operation.arguments() {
            let name = param.key;
            let given = operation.given(param, members.find(name));
            if given.wrong_type.is_some() {
                return Err(InputError::WrongType { name });
            }
            if given.value.is_none() && !given.violations.is_empty() {
                return Err(InputError::Missing { name });
            }
            values.extend(name, given.value);
        }
        Self::new(operation, values)
    }
}
