//! How a service is spoken to: its protocol, its signatures, and what tells its errors first.

use crate::RefusalKind;

words! {
    /// The protocol of a service.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Protocol {
        /// JSON 1.0 of AWS: `POST /`, the operation in the header `X-Amz-Target`.
        AwsJson1_0 = "aws_json_1_0",
        /// JSON 1.1 of AWS: as 1.0, with another content type.
        AwsJson1_1 = "aws_json_1_1",
        /// Method, path, query and headers; bodies of JSON.
        RestJson = "rest_json",
    }
}

/// Where the parts of requests and replies travel: the one half of a protocol.
///
/// Whoever handles bindings handles all of them: a new one is pointed out by the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binding {
    /// In the path, the query string, headers and the body.
    Rest,
    /// All in the body of `POST /`; the operation is named by the header `X-Amz-Target`.
    AwsTarget,
}

/// How the values of a body are written: the other half of a protocol.
///
/// Whoever handles codecs handles all of them: a new one is pointed out by the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Codec {
    /// JSON.
    Json,
}

impl Binding {
    /// What a 404 without any code says: where all operations share a path, nothing about the target.
    #[must_use]
    pub const fn bare_404(self) -> RefusalKind {
        match self {
            Self::Rest => RefusalKind::NotFound,
            Self::AwsTarget => RefusalKind::Unsupported,
        }
    }
}

impl Codec {
    /// What it is called.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "JSON",
        }
    }
}

impl Protocol {
    /// Where the parts of its requests and replies travel.
    #[must_use]
    pub const fn binding(self) -> Binding {
        match self {
            Self::AwsJson1_0 | Self::AwsJson1_1 => Binding::AwsTarget,
            Self::RestJson => Binding::Rest,
        }
    }

    /// How the values of its bodies are written.
    #[must_use]
    pub const fn codec(self) -> Codec {
        match self {
            Self::AwsJson1_0 | Self::AwsJson1_1 | Self::RestJson => Codec::Json,
        }
    }

    /// What stands before the codes of errors that are the platform's own.
    #[must_use]
    pub const fn error_namespace(self) -> Option<&'static str> {
        match self {
            Self::AwsJson1_0 => Some("com.amazon.coral.service#"),
            Self::AwsJson1_1 | Self::RestJson => None,
        }
    }

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
    /// A user and a password.
    Basic,
    /// A token in `Authorization`, behind a word.
    Bearer {
        /// The word: `Bearer`, unless the vendor has another.
        word: &'static str,
    },
    /// A key.
    ApiKey {
        /// Where it stands.
        place: ApiKeyPlace,
    },
    /// A signature that is computed in the vendor's own way, by a signer of the caller.
    Custom {
        /// What it is called.
        name: &'static str,
    },
    /// None at all.
    None,
}

/// Where a request carries its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiKeyPlace {
    /// In a header.
    Header(&'static str),
    /// In the query.
    Query(&'static str),
}

words! {
    /// The ways in which requests can be authenticated, without what each of them needs to know.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum AuthSchemeKind {
        /// Signature version 4 of AWS.
        AwsSigV4 = "aws_sigv4",
        /// Request signatures of Oracle Cloud.
        OciSignature = "oci_signature",
        /// SDK-HMAC-SHA256 of Huawei Cloud.
        HuaweiSdkHmac = "huawei_sdk_hmac",
        /// A token in a header param.
        TokenHeader = "token_header",
        /// A user and a password in `Authorization`.
        Basic = "basic",
        /// A token in `Authorization`, behind a word.
        Bearer = "bearer",
        /// A key in a header or in the query.
        ApiKey = "api_key",
        /// A signature that is computed in the vendor's own way, by a signer of the caller.
        Custom = "custom",
        /// No authentication.
        None = "none",
    }
}

impl AuthScheme {
    /// Which of the ways it is.
    #[must_use]
    pub const fn kind(self) -> AuthSchemeKind {
        match self {
            Self::AwsSigV4 { .. } => AuthSchemeKind::AwsSigV4,
            Self::OciSignature => AuthSchemeKind::OciSignature,
            Self::HuaweiSdkHmac => AuthSchemeKind::HuaweiSdkHmac,
            Self::TokenHeader { .. } => AuthSchemeKind::TokenHeader,
            Self::Basic => AuthSchemeKind::Basic,
            Self::Bearer { .. } => AuthSchemeKind::Bearer,
            Self::ApiKey { .. } => AuthSchemeKind::ApiKey,
            Self::Custom { .. } => AuthSchemeKind::Custom,
            Self::None => AuthSchemeKind::None,
        }
    }
}

words! {
    /// The method of a request.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Method {
        /// Get.
        Get = "GET",
        /// Post.
        Post = "POST",
        /// Put.
        Put = "PUT",
        /// Patch.
        Patch = "PATCH",
        /// Delete.
        Delete = "DELETE",
    }
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

words! {
    /// Which part of a reply tells its error first.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum DecidesFirst {
        /// The code; the status is asked where the code is not enough.
        Code = "code",
        /// The status; the code is asked where the status is not enough.
        Status = "status",
    }
}
