//! Which declared error a reply is: by code and status, in the vendor's own order.

use super::{DecidesFirst, ErrorInfo, OperationInfo};

impl OperationInfo {
    /// The declared error that a reply is, if it is one: of the operation or of its service.
    ///
    /// An error that has both the code and the status is always meant. After
    /// that, where the vendor's clients go by the code, a code is enough; and
    /// last come the errors that take any code of their status.
    #[must_use]
    pub fn read_error(&self, status: u16, code: Option<&str>) -> Option<&'static ErrorInfo> {
        let has_code = |info: &ErrorInfo| code.is_some_and(|code| info.has_code(code));
        let code_is_enough = self.service.error_identity.first == DecidesFirst::Code;
        self.find(|info| has_code(info) && info.has_status(status))
            .or_else(|| self.find(|info| code_is_enough && has_code(info)))
            .or_else(|| self.find(|info| info.takes_any_code() && info.has_status(status)))
    }

    fn find(&self, fits: impl Fn(&ErrorInfo) -> bool) -> Option<&'static ErrorInfo> {
        let all = self.errors.iter().chain(self.service.errors);
        all.copied().find(|info| fits(info))
    }
}

#[cfg(test)]
mod tests {
    use crate::RefusalKind::{Denied, Invalid, NotFound, Unavailable};
    use crate::operation::{
        DecidesFirst, ErrorIdentity, ErrorInfo, ErrorPlace, OperationInfo, Protocol, ServiceInfo,
    };

    const DENIED: &ErrorInfo = &ErrorInfo::new("Denied", Denied, 400)
        .modelled_status(403)
        .codes(&["Denied"]);
    const BAD_REQUEST: &ErrorInfo = &ErrorInfo::new("BadRequest", Invalid, 400)
        .codes(&["common.01"])
        .other_codes();
    const NO_STATEMENT: &ErrorInfo =
        &ErrorInfo::new("NoStatement", NotFound, 404).codes(&["common.01"]);
    const FAILURE: &ErrorInfo = &ErrorInfo::new("Failure", Unavailable, 500);

    const fn operation(service: &'static ServiceInfo) -> OperationInfo {
        OperationInfo::new("x.Cancel", "Cancel", service).errors(&[
            DENIED,
            BAD_REQUEST,
            NO_STATEMENT,
        ])
    }
    const fn service(first: DecidesFirst) -> ServiceInfo {
        ServiceInfo::new("x", "x", Protocol::RestJson)
            .error_identity(ErrorIdentity::new(
                first,
                &[ErrorPlace::Body("code")],
                &[ErrorPlace::Body("message")],
            ))
            .errors(&[FAILURE])
    }
    const BY_CODE: &OperationInfo = &operation(&service(DecidesFirst::Code));
    const BY_STATUS: &OperationInfo = &operation(&service(DecidesFirst::Status));

    fn read(operation: &OperationInfo, status: u16, code: &str) -> Option<&'static str> {
        let code = (!code.is_empty()).then_some(code);
        operation.read_error(status, code).map(|info| info.name)
    }

    #[test]
    fn a_code_is_enough_only_where_codes_decide() {
        assert_eq!(read(BY_CODE, 418, "Denied"), Some("Denied"));
        assert_eq!(read(BY_STATUS, 418, "Denied"), None);
        assert_eq!(read(BY_STATUS, 403, "Denied"), Some("Denied"));
    }

    #[test]
    fn a_code_of_two_errors_is_told_by_the_status() {
        for operation in [BY_CODE, BY_STATUS] {
            assert_eq!(read(operation, 400, "common.01"), Some("BadRequest"));
            assert_eq!(read(operation, 404, "common.01"), Some("NoStatement"));
        }
    }

    #[test]
    fn an_open_error_takes_what_is_left_of_its_status() {
        assert_eq!(read(BY_STATUS, 400, "other"), Some("BadRequest"));
        assert_eq!(read(BY_STATUS, 400, ""), Some("BadRequest"));
        assert_eq!(read(BY_STATUS, 404, "other"), None);
    }

    #[test]
    fn the_errors_of_the_service_come_after_those_of_the_operation() {
        assert_eq!(read(BY_STATUS, 500, "any"), Some("Failure"));
        assert_eq!(read(BY_CODE, 500, ""), Some("Failure"));
    }
}
