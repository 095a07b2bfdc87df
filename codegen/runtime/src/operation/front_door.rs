//! In whose voice a server answers what it does not pass on to an operation.

use super::Binding;

words! {
    /// In whose voice a server answers a request that is malformed, means no operation, or has no credentials.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum FrontDoorKind {
        /// The front door of Amazon Web Services: `UnknownOperationException`, `SerializationException`, and its
        /// sentences about broken constraints.
        Coral = "coral",
        /// Oracle Cloud: `code` and `message`, and request ids in three parts.
        Oci = "oci",
        /// The API gateway of Huawei Cloud: `error_code` and `error_msg`, with codes such as `APIG.0101`.
        HuaweiApig = "huawei_apig",
        /// Problem details as RFC 9457 has them: `application/problem+json`.
        ProblemJson = "problem_json",
        /// A plain status and a short sentence, at the places that `error_identity` names.
        Plain = "plain",
    }
}

impl Binding {
    /// The front door of services that name none.
    #[must_use]
    pub const fn usual_front_door(self) -> FrontDoorKind {
        match self {
            Self::AwsTarget | Self::AwsQuery | Self::Rpc => FrontDoorKind::Coral,
            Self::Rest => FrontDoorKind::Plain,
        }
    }
}
