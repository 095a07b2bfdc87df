//! Inputs of a dynamic operation as targets, and back.

use super::input::of_text;
use super::write::Shaped;
use super::{DynamicInput, DynamicOperation, Value, Values};
use crate::Target;
use crate::wire::{CancelOperation, Operation as _, ToText as _};

impl CancelOperation for DynamicOperation {
    fn target<'i>(&self, input: &'i DynamicInput) -> Target<'i> {
        let mut target = Target::new(self.info());
        for param in self.arguments().filter(|param| param.is_kept) {
            let value = input.get(param.key);
            let shape = &param.field.shape;
            let text = Shaped { shape, value }
                .to_text()
                .map(std::borrow::Cow::into_owned);
            target = target.with_maybe(param.key, text);
        }
        if let (Some(each), [one]) = (&self.info().cancel.each, &*self.each(input)) {
            target = target.with(each.param, *one);
        }
        target
    }

    fn input_of(&self, target: &Target<'_>) -> Option<DynamicInput> {
        if target.operation().id != self.info().id {
            return None;
        }
        let mut values = Values::new();
        for param in self.arguments() {
            let each = self.info().cancel.each.as_ref();
            let is_kept = param.is_kept || each.is_some_and(|each| each.param == param.key);
            let text = target.get(param.key).filter(|_| is_kept);
            let value = text.and_then(|text| of_text(&param.field.shape, text));
            // What a target does not keep it cannot give back, not even as a null.
            let is_lost = param.field.required && !is_kept;
            if value.is_none() && (is_lost || !param.field.is_optional()) {
                return None;
            }
            values.extend(param.key, value);
        }
        DynamicInput::new(*self, values).ok()
    }

    fn token<'i>(&self, input: &'i DynamicInput) -> Option<&'i str> {
        let token = self.info().cancel.token.as_ref()?;
        match input.get(token.param)? {
            Value::Text(text) => Some(text),
            Value::Secret(secret) => Some(secret.expose()),
            _ => None,
        }
    }
}
