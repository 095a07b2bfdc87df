//! The facts of specs as constants: what an operation is, besides its types.
//!
//! Emitted code builds them, one `const` an operation and one a service, and
//! clients, servers and tools read them. The structs grow without breaking
//! either side: fields are public to read, and each fact that a spec may leave
//! out has a builder method of its own.
//!
//! ```
//! use annul_runtime::operation::{OperationInfo, Protocol, ServiceInfo};
//!
//! const SERVICE: &ServiceInfo = &ServiceInfo::new("aws", "athena", Protocol::AwsJson1_1);
//! const OPERATION: &OperationInfo =
//!     &OperationInfo::new("athena.StopCalculationExecution", "StopCalculationExecution", SERVICE)
//!         .target("AmazonAthena.StopCalculationExecution", &[]);
//! assert_eq!(OPERATION.service.provider, "aws");
//! assert_eq!(OPERATION.method, "POST");
//! ```

mod cancel;
mod endpoint;
mod error_info;
mod front_door;
mod identity;
mod info;
mod observe;
mod param;
mod protocol;
mod read_error;
mod service;
mod variable;

pub use cancel::{
    CancelInfo, Completion, EachInfo, Effect, LostReply, PreconditionInfo, Repeat, Terminal,
    TokenInfo,
};
pub use endpoint::{EndpointError, EndpointParts};
pub use error_info::{DeclaredBy, ErrorInfo, Fault};
pub use front_door::FrontDoorKind;
pub use identity::{ErrorIdentity, ErrorPlace};
pub use info::OperationInfo;
pub use observe::ObserveInfo;
pub use param::{Constant, Fill, ParamInfo, Quote, RequestBody, ResponseBody, TextTemplate};
pub use protocol::{
    ApiKeyPlace, AuthScheme, AuthSchemeKind, Binding, Codec, DecidesFirst, Method, Protocol,
    RequestIdPlace,
};
pub use service::{DiscoveryInfo, PartitionInfo, ServiceInfo};
pub use variable::VariableInfo;
