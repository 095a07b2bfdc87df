//! Which operations are like a cancel, by their names.

use annul_codegen::rust::name;

/// Verbs that end what runs.
const VERBS: &[&str] = &["cancel", "stop", "abort", "terminate", "kill"];

/// Whether an operation's name begins with such a verb. Of a name with parts, the last one counts: `projects.jobs.cancel`,
/// `actions/cancel-workflow-run`, `PipelineRuns_Cancel`.
pub(crate) fn is_cancel(operation: &str) -> bool {
    let part = operation.rsplit(['.', '/']).next().unwrap_or(operation);
    let part = match part.rsplit_once('_') {
        // In `cancel_run` the sign stands between words and not between parts.
        Some((_, last)) if part.starts_with(|c: char| c.is_ascii_uppercase()) => last,
        _ => part,
    };
    let words = name::snake(part);
    let first = words.split('_').next().unwrap_or_default();
    VERBS.contains(&first)
}

/// What is cancelled, by the operation's name: `JobRun` of `CancelJobRun`.
pub(crate) fn noun(operation: &str) -> &str {
    let is_verb = |verb: &&&str| {
        let head = operation.get(..verb.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(verb))
    };
    let verb = VERBS.iter().find(is_verb);
    verb.map_or(operation, |verb| &operation[verb.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancel_begins_with_its_verb() {
        let names = [
            "CancelQuery",
            "StopRun",
            "projects.jobs.cancel",
            "TerminateJob",
            "Abort",
            "actions/cancel-workflow-run",
            "PipelineRuns_Cancel",
            "cancel_run",
        ];
        for name in names {
            assert!(is_cancel(name), "{name}");
        }
        for name in [
            "GetCancelledJobs",
            "ListStoppedTasks",
            "Cancellation",
            "StoppedRuns",
            "BatchStop",
        ] {
            assert!(!is_cancel(name), "{name}");
        }
        assert_eq!(noun("CancelJobRun"), "JobRun");
        assert_eq!(noun("Describe"), "Describe");
    }
}
