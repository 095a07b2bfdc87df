//! How a service is spoken to: its protocol, its signatures, and how its errors are told.

/// The protocol of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Protocol {
    /// JSON 1.0 of AWS: `POST /`, the operation in a header.
    AwsJson1_0,
    /// JSON 1.1 of AWS: `POST /`, the operation in a header.
    AwsJson1_1,
    /// JSON over paths and methods.
    RestJson,
}

words!(Protocol {
    AwsJson1_0 => "aws_json_1_0",
    AwsJson1_1 => "aws_json_1_1",
    RestJson => "rest_json",
});

impl Protocol {
    /// The content type of its bodies.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::AwsJson1_0 => "application/x-amz-json-1.0",
            Self::AwsJson1_1 => "application/x-amz-json-1.1",
            Self::RestJson => "application/json",
        }
    }
}

/// One way in which requests of a service are authenticated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthScheme {
    /// Signature version 4 of AWS.
    AwsSigV4 {
        /// The service's name in the signature.
        signing_name: &'static str,
    },
    /// HTTP signatures as Oracle Cloud has them.
    OciSignature,
    /// SDK-HMAC-SHA256 of Huawei Cloud.
    HuaweiSdkHmac,
    /// A token in a header of its own.
    TokenHeader {
        /// The header.
        param: &'static str,
    },
    /// A bearer token.
    Bearer,
    /// None at all.
    None,
}

/// Where a reply carries the id of its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RequestIdPlace {
    /// In a header.
    Header(&'static str),
    /// In a member of the body.
    Body(&'static str),
}

/// Which part of a reply tells its error first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecidesFirst {
    /// The code; the status is asked where the code is not enough.
    Code,
    /// The status; the code is asked where the status is not enough.
    Status,
}

/// How a reply's error is told.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ErrorIdentity {
    /// What decides first.
    pub first: DecidesFirst,
    /// The members of the body that may hold the code, in the order of reading.
    pub code: &'static [&'static str],
    /// The members of the body that may hold the message, in the order of reading.
    pub message: &'static [&'static str],
}

impl ErrorIdentity {
    /// What decides, and the members to read.
    #[must_use]
    pub const fn new(
        first: DecidesFirst,
        code: &'static [&'static str],
        message: &'static [&'static str],
    ) -> Self {
        Self {
            first,
            code,
            message,
        }
    }
}
