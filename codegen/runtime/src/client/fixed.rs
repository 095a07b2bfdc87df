//! The headers that no hook and no call changes: they belong to the request itself.

use crate::Location;
use crate::operation::{OperationInfo, ParamInfo};
use crate::wire::X_AMZ_TARGET;
use http::{HeaderName, header};
use std::error::Error;
use std::fmt;

/// A header that cannot be changed.
///
/// It says where the request goes, what it cancels, which call it is (its token) or how long it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedHeader(HeaderName);

impl FixedHeader {
    /// The header.
    #[must_use]
    pub const fn name(&self) -> &HeaderName {
        &self.0
    }
}

impl fmt::Display for FixedHeader {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "header `{}` cannot be changed: it says where the request goes, what it cancels, which call it is or how long it is",
            self.0
        )
    }
}

impl Error for FixedHeader {}

const FIXED: [HeaderName; 9] = [
    X_AMZ_TARGET,
    header::HOST,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::CONTENT_ENCODING,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::UPGRADE,
    header::EXPECT,
];

/// Whether a header of this operation's requests may be changed.
pub(super) fn check(info: &OperationInfo, name: &HeaderName) -> Result<(), FixedHeader> {
    let token = info.cancel.token.as_ref().map(|token| token.param);
    let is_own = |param: &ParamInfo| {
        let known = param.place.name;
        let is_meant = info.cancel.target.contains(&known) || token == Some(known);
        is_meant
            && param.place.location == Location::Header
            && name.as_str().eq_ignore_ascii_case(known)
    };
    if FIXED.contains(name) || info.params.iter().any(is_own) {
        return Err(FixedHeader(name.clone()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::client::tests::operations::SAFE;
    use crate::operation::{CancelInfo, OperationInfo, ParamInfo, TokenInfo};
    use crate::{Origin, Place};
    use http::HeaderName;
    use std::time::Duration;

    #[test]
    fn what_names_the_target_is_fixed_and_other_headers_are_not() {
        const INFO: &OperationInfo = &OperationInfo::new("x", "x", SAFE)
            .params(&[
                ParamInfo::new(Place::header("X-Run", Origin::Service)).required(),
                ParamInfo::new(Place::header("x-note", Origin::Caller)),
                ParamInfo::new(Place::query("x-lane", Origin::Service)),
                ParamInfo::new(Place::header("x-token", Origin::Caller)),
            ])
            .cancel(
                CancelInfo::new(&["X-Run", "x-lane"])
                    .token(TokenInfo::new("x-token", Duration::from_secs(60))),
            );
        let is_fixed = |name| check(INFO, &HeaderName::from_static(name)).is_err();
        for fixed in ["x-run", "x-token", "host", "x-amz-target", "content-length"] {
            assert!(is_fixed(fixed), "{fixed}");
        }
        for free in ["x-note", "x-lane", "if-match", "traceparent", "user-agent"] {
            assert!(!is_fixed(free), "{free}");
        }
        let error = check(INFO, &HeaderName::from_static("host")).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("header `host` cannot be changed")
        );
        assert_eq!(error.name(), "host");
    }
}
