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
        /// Method, path, query and headers; replies of XML.
        RestXml = "rest_xml",
        /// Query protocol of AWS: `POST /` with a form that names the operation; replies of XML.
        AwsQuery = "aws_query",
        /// Query protocol of Amazon EC2: as `aws_query`, with other names for lists and errors.
        Ec2Query = "ec2_query",
        /// RPC v2 of Smithy: all in a body of CBOR; the operation is in the path.
        RpcV2Cbor = "rpc_v2_cbor",
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
    /// All in the form of `POST /`; the operation is named by its member `Action`.
    AwsQuery,
    /// All in the body of a POST; the operation is in the path.
    Rpc,
}

/// How the values of a body are written: the other half of a protocol.
///
/// Whoever handles codecs handles all of them: a new one is pointed out by the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Codec {
    /// JSON.
    Json,
    /// A form: pairs of names and values, written as in a query string.
    Form,
    /// Plain text: one value, or the values that are in a template.
    Text,
    /// XML.
    Xml,
    /// CBOR.
    Cbor,
}

impl Binding {
    /// What a 404 without any code says: where all operations share a path, nothing about the target.
    #[must_use]
    pub const fn bare_404(self) -> RefusalKind {
        match self {
            Self::Rest => RefusalKind::NotFound,
            Self::AwsTarget | Self::AwsQuery | Self::Rpc => RefusalKind::Unsupported,
        }
    }

    /// Whether all params travel in the body, and method and path say nothing of them.
    #[must_use]
    pub const fn has_only_body(self) -> bool {
        match self {
            Self::Rest => false,
            Self::AwsTarget | Self::AwsQuery | Self::Rpc => true,
        }
    }

    /// Whether all operations are called by `POST /`.
    #[must_use]
    pub const fn has_one_path(self) -> bool {
        match self {
            Self::Rest | Self::Rpc => false,
            Self::AwsTarget | Self::AwsQuery => true,
        }
    }

    /// Whether the code of an error is in a member of the body that no spec has to name.
    #[must_use]
    pub const fn carries_code(self) -> bool {
        match self {
            Self::Rest | Self::AwsQuery => false,
            Self::AwsTarget | Self::Rpc => true,
        }
    }
}

impl Codec {
    /// What it is called.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Form => "a form",
            Self::Text => "the text that it must be",
            Self::Xml => "XML",
            Self::Cbor => "CBOR",
        }
    }
}

impl Protocol {
    /// Where the parts of its requests and replies travel.
    #[must_use]
    pub const fn binding(self) -> Binding {
        match self {
            Self::AwsJson1_0 | Self::AwsJson1_1 => Binding::AwsTarget,
            Self::RestJson | Self::RestXml => Binding::Rest,
            Self::AwsQuery | Self::Ec2Query => Binding::AwsQuery,
            Self::RpcV2Cbor => Binding::Rpc,
        }
    }

    /// How the values of its replies are written, and of requests that say nothing else.
    #[must_use]
    pub const fn codec(self) -> Codec {
        match self {
            Self::AwsJson1_0 | Self::AwsJson1_1 | Self::RestJson => Codec::Json,
            Self::RestXml | Self::AwsQuery | Self::Ec2Query => Codec::Xml,
            Self::RpcV2Cbor => Codec::Cbor,
        }
    }

    /// What is before the codes of errors that are the platform's own.
    #[must_use]
    pub const fn error_namespace(self) -> Option<&'static str> {
        match self {
            Self::AwsJson1_0 => Some("com.amazon.coral.service#"),
            Self::AwsJson1_1
            | Self::RestJson
            | Self::RestXml
            | Self::AwsQuery
            | Self::Ec2Query
            | Self::RpcV2Cbor => None,
        }
    }

    /// The content type of its replies, and of requests that say nothing else.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::AwsJson1_0 => "application/x-amz-json-1.0",
            Self::AwsJson1_1 => "application/x-amz-json-1.1",
            Self::RestJson => "application/json",
            Self::RestXml => "application/xml",
            Self::AwsQuery | Self::Ec2Query => "text/xml",
            Self::RpcV2Cbor => "application/cbor",
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
