//! A look at a target: the state that the service shows, by the operation that the spec names.

use super::Core;
use crate::client::CallError;
use crate::client::any_cancel::Cancel;
use crate::client::attempt::{Attempt, Refused, refused, settle};
use crate::client::drive::drive;
use crate::client::settings::Settings;
use crate::operation::{LostReply, ObserveInfo, OperationInfo};
use crate::wire::observe::{Asked, Sight, request, seen};
use crate::wire::{BuildError, Endpoint, Fills, HttpRequest, HttpResponse};
use crate::{AnyError, OtherError, Target};
use http::HeaderMap;

/// What the service shows of a target that this cancels.
pub(super) async fn look(
    core: &Core,
    observe: &'static ObserveInfo,
    cancel: &dyn Cancel,
    target: &Target<'_>,
    settings: Settings,
) -> Result<Sight, CallError<AnyError>> {
    let mut look = Look {
        observe,
        cancel,
        target,
        seen: None,
    };
    let ended = drive(core, &mut look, settings, &HeaderMap::new()).await;
    settle(ended, look.seen.map(|seen| seen.map_err(AnyError::new)))
}

struct Look<'a> {
    observe: &'static ObserveInfo,
    cancel: &'a dyn Cancel,
    target: &'a Target<'a>,
    seen: Option<Result<Sight, OtherError>>,
}

impl Attempt for Look<'_> {
    fn info(&self) -> &'static OperationInfo {
        self.target.operation()
    }

    /// To look changes nothing.
    fn lost_reply(&self) -> LostReply {
        LostReply::Safe
    }

    fn request(&self, endpoint: &Endpoint, fills: Fills<'_>) -> Result<HttpRequest, BuildError> {
        let cancel = self.cancel.request(endpoint, fills)?;
        let asked = Asked {
            info: self.info(),
            observe: self.observe,
            target: self.target,
            fills,
        };
        request(asked, &cancel, endpoint)
    }

    fn read(&mut self, reply: &HttpResponse) -> Option<Refused> {
        let seen = self.seen.insert(seen(self.target, self.observe, reply));
        seen.as_ref().err().map(refused)
    }

    fn foreign(&self, reply: &HttpResponse) -> Option<(Refused, String)> {
        let error = seen(self.target, self.observe, reply).err()?;
        Some((refused(&error), error.to_string()))
    }
}
