//! A dynamic operation on the wire: what the generator writes line by line, read off the facts.

use super::DynamicOperation;
use super::facts::{Absence, ErrorMember, Field, Param, Sort};
use super::write::Shaped;
use super::{DynamicError, DynamicInput, DynamicOutput, Value, Values};
use crate::Location;
use crate::meaning::reply_table::{Seen, Shows as _};
use crate::operation::OperationInfo;
use crate::wire::{Operation, ReplyReader, ReplyWriter, RequestReader, RequestWriter};

impl Operation for DynamicOperation {
    type Input = DynamicInput;
    type Output = DynamicOutput;
    type Error = DynamicError;

    fn info(&self) -> &'static OperationInfo {
        self.facts().info
    }

    fn encode_input(&self, input: &DynamicInput, out: &mut RequestWriter<'_>) {
        for param in &self.facts().params {
            if param.is_constant {
                out.constant(param.place);
            } else {
                encode_param(param, input.value(param), out);
            }
        }
    }

    fn decode_input(&self, from: &mut RequestReader<'_>) -> DynamicInput {
        for param in self.facts().params.iter().filter(|param| param.is_constant) {
            from.constant(param.place);
        }
        let mut values = Values::new();
        for param in self.arguments() {
            values.extend(param.key, decode_param(param, from));
        }
        DynamicInput::of(*self, values)
    }

    fn encode_output(&self, output: &DynamicOutput, out: &mut ReplyWriter<'_>) {
        if self.facts().has_status {
            out.status(output.status);
        }
        for field in &self.facts().headers {
            out.header(field.name, &Shaped::of(field, &output.headers));
        }
        for field in &self.facts().members {
            encode_member(field, &output.members, out);
        }
    }

    fn decode_output(&self, from: &mut ReplyReader<'_>) -> DynamicOutput {
        DynamicOutput {
            status: from.status(),
            members: decode_members(self.facts().members.iter(), from),
            headers: decode_headers(&self.facts().headers, from),
        }
    }

    fn encode_error(&self, error: &DynamicError, out: &mut ReplyWriter<'_>) {
        let DynamicError::Declared(declared) = error else {
            return out.undeclared();
        };
        let name = crate::OperationError::info(error).map(|info| info.name);
        let Some(facts) = name.and_then(|name| self.error(name)) else {
            return out.undeclared();
        };
        if facts.members.is_empty() {
            out.undeclared();
        }
        for member in &facts.members {
            match member {
                ErrorMember::Own(field) => encode_member(field, &declared.members, out),
                ErrorMember::Code(name) => out.code(name),
                ErrorMember::CodeNumber(name) => out.code_number(name),
                ErrorMember::Message(name) => out.message(name),
                ErrorMember::CodeAt(path) => out.code_at(path),
                ErrorMember::CodeNumberAt(path) => out.code_number_at(path),
                ErrorMember::MessageAt(path) => out.message_at(path),
            }
        }
        for field in &facts.headers {
            out.header(field.name, &Shaped::of(field, &declared.headers));
        }
    }

    fn decode_error(&self, name: &str, from: &mut ReplyReader<'_>) -> DynamicError {
        let info = self.facts().info.error(name);
        let (Some(facts), Some(info)) = (self.error(name), info) else {
            return from.other().into();
        };
        let own = facts.members.iter().filter_map(|member| match member {
            ErrorMember::Own(field) => Some(&**field),
            _ => None,
        });
        let members = decode_members(own, from);
        let headers = decode_headers(&facts.headers, from);
        DynamicError::declared(self.facts().info, info, members, headers, from.reply())
    }

    fn seen<'o>(&self, output: &'o DynamicOutput, member: &str) -> Seen<'o> {
        output.members.at(member).map_or(Seen::Absent, Value::show)
    }

    fn seen_of<'o>(&self, output: &'o DynamicOutput, each: &str, member: &str) -> Seen<'o> {
        let found = output.members.at_of(member, Some(each));
        found.map_or(Seen::Absent, Value::show)
    }

    fn each<'i>(&self, input: &'i DynamicInput) -> Vec<&'i str> {
        let each = self.info().cancel.each.as_ref();
        match each.and_then(|each| input.get(each.param)) {
            Some(Value::List(ids)) => ids.iter().filter_map(Value::as_text).collect(),
            _ => Vec::new(),
        }
    }

    fn add_each(&self, input: &mut DynamicInput, each: &str) {
        if let Some(of_each) = &self.info().cancel.each {
            input.push(of_each.param, each.into());
        }
    }

    fn status(&self, output: &DynamicOutput) -> u16 {
        if self.facts().has_status {
            output.status
        } else {
            self.facts().info.replies.status()
        }
    }
}

fn encode_param(param: &Param, value: Option<&Value>, out: &mut RequestWriter<'_>) {
    let shaped = |value| Shaped {
        shape: &param.field.shape,
        value,
    };
    match (param.place.location, &param.field.shape.sort) {
        (Location::Path, _) => out.path(param.place, &shaped(value)),
        (Location::Query, Sort::List(item)) => {
            if let Some(Value::List(items)) = value {
                let items = items.iter().map(|value| Shaped {
                    shape: item,
                    value: Some(value),
                });
                out.query_items(param.place, &items.collect::<Vec<_>>());
            }
        }
        (Location::Query, _) => out.query(param.place, &shaped(value)),
        (Location::Header, _) => out.header(param.place, &shaped(value)),
        (Location::Body, _) if param.field.is_present_or_null() => {
            out.body_or_null(param.place, &shaped(value));
        }
        (Location::Body, _) => out.body(param.place, &shaped(value)),
    }
}

fn decode_param(param: &'static Param, from: &mut RequestReader<'_>) -> Option<Value> {
    let field = &param.field;
    match (param.place.location, &field.shape.sort) {
        (Location::Query, Sort::List(item)) => {
            let items = from.texts(param.place, field.is_optional(), &&**item);
            // A query cannot tell an empty list from none.
            (!field.is_optional() || !items.is_empty()).then_some(Value::List(items))
        }
        (Location::Path | Location::Query | Location::Header, _) => from.text(param.place, &field),
        (Location::Body, _) if field.is_present_or_null() => {
            from.member_or_null(param.place, &field)
        }
        (Location::Body, _) => from.member(param.place, &field),
    }
}

fn encode_member(field: &Field, values: &Values, out: &mut ReplyWriter<'_>) {
    let value = Shaped::of(field, values);
    if field.is_present_or_null() {
        out.body_or_null(field.name, &value);
    } else {
        out.body(field.name, &value);
    }
}

fn decode_members<'f>(
    fields: impl Iterator<Item = &'f Field>,
    from: &mut ReplyReader<'_>,
) -> Values {
    let mut values = Values::new();
    for field in fields {
        let value = match field.absence {
            Absence::Refused => from.deciding_shaped(field.name, &field),
            Absence::Usual | Absence::Told => from.shaped(field.name, &field),
        };
        values.extend(field.name, value);
    }
    values
}

fn decode_headers(fields: &[Field], from: &mut ReplyReader<'_>) -> Values {
    let mut values = Values::new();
    for field in fields {
        values.extend(field.name, from.header_shaped(field.name, &field));
    }
    values
}
