//! Ids: one number a query, written as each vendor writes the ids of its targets.

use annul::aws::athena::stop_calculation_execution as athena;
use annul::aws::cloudtrail::cancel_query as cloudtrail;
use annul::aws::timestream_query::cancel_query as timestream;
use annul::huawei::dataarts_fabric::cancel_sql_statement as huawei;
use annul::oci::query_service::cancel_query_execution as oci;
use annul_runtime::Target;
use annul_runtime::operation::OperationInfo;
use annul_runtime::server::{RandomIds, RequestIds};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// Every operation that a query can be started for.
const OPERATIONS: [&OperationInfo; 5] = [
    timestream::OPERATION,
    athena::OPERATION,
    cloudtrail::OPERATION,
    oci::OPERATION,
    huawei::OPERATION,
];

/// The operation of a name: `athena.StopCalculationExecution`.
pub(crate) fn operation(name: &str) -> Option<&'static OperationInfo> {
    OPERATIONS.into_iter().find(|info| info.id == name)
}

/// The names of all operations.
pub(crate) fn operations() -> String {
    OPERATIONS.map(|info| info.id).join(", ")
}

/// The id of a query: a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Id(u128);

impl Id {
    /// An id that has not been handed out before, by any gateway.
    pub(crate) fn new() -> Self {
        static IDS: LazyLock<RandomIds> = LazyLock::new(RandomIds::default);
        // The bits of version 4 and of the usual variant.
        Self(IDS.next() & !(0xf << 76) & !(0x3 << 62) | 4 << 76 | 2 << 62)
    }

    /// The query as the target of an operation, with ids that keep the constraints of its vendor.
    pub(crate) fn target(self, operation: &'static OperationInfo) -> Target<'static> {
        let id = self;
        match operation.id {
            "timestream-query.CancelQuery" => Target::new(operation).with("QueryId", format!("{:032X}", id.0)),
            "athena.StopCalculationExecution" => Target::new(operation).with("CalculationExecutionId", id.to_string()),
            "oci.query-service.CancelQueryExecution" => Target::new(operation)
                .with("projectId", "ocid1.queryserviceproject.oc1..demo")
                .with("queryExecutionId", format!("ocid1.queryexecution.oc1..{:032x}", id.0)),
            "huawei.dataarts-fabric.CancelSqlStatement" => Target::new(operation)
                .with("workspace_id", "demo-workspace")
                .with("session_id", "demo-session")
                .with("statement_id", format!("statement_{:032x}", id.0)),
            _ => Target::new(operation).with("QueryId", id.to_string()),
        }
    }

    /// The query that a target means: none, if no gateway has handed out its ids.
    pub(crate) fn of(target: &Target<'_>) -> Option<Self> {
        let (_, last) = target.ids().last()?;
        let digits = last.rsplit(['.', '_']).next()?.replace('-', "");
        let id = (digits.len() == 32).then(|| u128::from_str_radix(&digits, 16).ok().map(Self))??;
        // A query of another workspace, or an id in another spelling, is unknown.
        (id.target(target.operation()) == *target).then_some(id)
    }

    /// What a precondition must say while the query runs, or after it has ended.
    pub(crate) fn etag(self, has_ended: bool) -> String {
        format!("{:08x}-{}", self.0 >> 96, if has_ended { 2 } else { 1 })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:032x}", self.0);
        let parts = [&text[..8], &text[8..12], &text[12..16], &text[16..20]];
        write!(out, "{}-{}", parts.join("-"), &text[20..])
    }
}

impl FromStr for Id {
    type Err = ();

    /// Reads what `Display` writes, and nothing else.
    fn from_str(text: &str) -> Result<Self, ()> {
        let id = u128::from_str_radix(&text.replace('-', ""), 16).map(Self);
        id.ok().filter(|id| id.to_string() == text).ok_or(())
    }
}
