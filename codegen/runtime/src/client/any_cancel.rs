//! A cancel of any operation, made of a target: what handles all operations alike is compiled once.

use super::NotSent;
use super::attempt::{Attempt, Typed};
use crate::operation::ParamInfo;
use crate::shown::Shown;
use crate::wire::CancelOperation;
use crate::{AnyError, Outcome, Target, Validate, Violations};
use std::fmt;

/// A cancel of any operation, made of a target.
///
/// Emitted clients have a list of functions that make one; see
/// [`service_client!`](crate::service_client).
#[doc(hidden)]
pub struct AnyCancel(pub(in crate::client) Box<dyn Cancel>);

impl AnyCancel {
    /// The cancel of a target, if it is one of this operation's; or why there can be none.
    #[must_use]
    pub fn of<O: CancelOperation>(
        operation: O,
        target: &Target<'_>,
    ) -> Option<Result<Self, NotSent>> {
        if target.operation().id != operation.info().id {
            return None;
        }
        let input = operation.input_of(target).ok_or_else(|| unfit(target));
        Some(input.and_then(|input| Self::made(operation, input, true)))
    }

    /// The cancel that an input is, if it names one target.
    pub(super) fn with<O: CancelOperation>(operation: O, input: O::Input) -> Result<Self, NotSent> {
        Self::made(operation, input, false)
    }

    fn made<O: CancelOperation>(
        operation: O,
        input: O::Input,
        is_of_target: bool,
    ) -> Result<Self, NotSent> {
        let info = operation.info();
        if info.cancel.each.is_some() && operation.each(&input).len() != 1 {
            return Err(NotSent::Unfit { operation: info.id });
        }
        let mut call = Typed::new(operation, input).of_one();
        call.is_of_target = is_of_target;
        Ok(Self(Box::new(call)))
    }
}

impl fmt::Debug for AnyCancel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("AnyCancel")
            .field(&self.0.info().id)
            .finish()
    }
}

/// Why no input can be made of a target of its own operation.
fn unfit(target: &Target<'_>) -> NotSent {
    let info = target.operation();
    let is_missing = |param: &&ParamInfo| {
        let has_value = param.constant.is_some() || param.fill.is_some();
        param.required && !has_value && target.get(param.place.name).is_none()
    };
    let missing = info.params.iter().filter(is_missing);
    let missing: Vec<&'static str> = missing.map(|param| param.place.name).collect();
    let operation = info.id;
    if missing.is_empty() {
        NotSent::Unfit { operation }
    } else {
        NotSent::Incomplete { operation, missing }
    }
}

/// How cancels are made of targets that do not say all that their operation requires.
pub(super) type Make = dyn Fn(&Target<'_>) -> Option<Result<AnyCancel, NotSent>> + Send + Sync;

/// Makes a cancel of a target of this operation, by the input that `make` gives for it.
pub(super) fn maker<O: CancelOperation>(
    operation: O,
    make: impl Fn(&Target<'_>) -> Option<O::Input> + Send + Sync + 'static,
) -> Box<Make> {
    Box::new(move |target| {
        let info = operation.info();
        if target.operation().id != info.id {
            return None;
        }
        // Whoever asks for one target must not cancel another.
        let is_of = |input: &O::Input| {
            let of = operation.target(input);
            let mut ids = info.cancel.target.iter();
            ids.all(|id| of.get(id) == target.get(id))
        };
        let input = make(target).filter(is_of);
        let input = input.ok_or_else(|| unfit(target));
        Some(input.and_then(|input| AnyCancel::with(operation, input)))
    })
}

/// What a vendor said with a success, and what it means.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) outcome: Outcome,
    pub(super) said: String,
}

/// A call that cancels, of whatever types.
pub(super) trait Cancel: Attempt {
    /// What of the input breaks the spec.
    fn violations(&self) -> Violations;

    /// What the last reply said.
    fn heard(&mut self) -> Option<Result<Heard, AnyError>>;

    /// Takes another target into the same call; false, if the call cannot.
    fn join(&mut self, target: &Target<'_>) -> bool;

    /// What the last reply said of each of several targets.
    fn heard_of(&mut self, targets: &[&Target<'_>]) -> Vec<Option<Result<Heard, AnyError>>>;
}

impl<O: CancelOperation> Cancel for Typed<O, O::Input> {
    fn violations(&self) -> Violations {
        self.input.violations()
    }

    fn heard(&mut self) -> Option<Result<Heard, AnyError>> {
        let operation = self.operation;
        let target = operation.target(&self.input).into_owned();
        match self.take_answer()? {
            Ok(output) => Some(heard(operation, &output, &target)),
            Err(error) => Some(Err(AnyError::new(error))),
        }
    }

    fn join(&mut self, target: &Target<'_>) -> bool {
        let info = self.operation.info();
        let (Some(each), Some(id)) = (&info.cancel.each, target.each()) else {
            return false;
        };
        let ids = self.operation.each(&self.input);
        let is_known = ids.contains(&id);
        let has_room = ids.len() < each.max;
        let Some(first) = self.operation.targets(&self.input).into_iter().next() else {
            return false;
        };
        if !self.is_of_target || !first.is_beside(target) || !(is_known || has_room) {
            return false;
        }
        if !is_known {
            let operation = self.operation;
            operation.add_each(&mut self.input, id);
        }
        true
    }

    fn heard_of(&mut self, targets: &[&Target<'_>]) -> Vec<Option<Result<Heard, AnyError>>> {
        let operation = self.operation;
        let answer = self.take_answer().map(|it| it.map_err(AnyError::new));
        let of = |target: &&Target<'_>| match &answer {
            None => None,
            Some(Ok(output)) => Some(heard(operation, output, target)),
            Some(Err(error)) => Some(Err(error.share())),
        };
        targets.iter().map(of).collect()
    }
}

/// What a success says of a target.
fn heard<O: CancelOperation>(
    operation: O,
    output: &O::Output,
    target: &Target<'_>,
) -> Result<Heard, AnyError> {
    let outcome = match target.each() {
        Some(id) => operation
            .outcome_of(output, id)
            .map_err(|error| AnyError::new(O::Error::from(error)))?,
        None => operation.outcome(output),
    };
    Ok(Heard {
        outcome,
        // Secrets do not show in it.
        said: Shown::message(&format!("{output:?}")).to_string(),
    })
}
