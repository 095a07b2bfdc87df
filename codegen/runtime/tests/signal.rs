//! A process that is told to end stops its work first.

#![cfg(unix)]

use std::future::{pending, ready};
use std::process::Command;
use std::time::Duration;

use annul_runtime::client::{Interrupted, stop_on_signal};

const LONG: Duration = Duration::from_secs(30);

fn send(signal: &str) {
    let id = std::process::id().to_string();
    let sent = Command::new("kill").args([signal, &id]).status();
    assert!(sent.expect("kill is there").success());
}

/// One test, since signals are the process's and not a test's.
#[test]
fn work_ends_by_itself_by_a_stop_by_the_deadline_or_by_a_second_signal() {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let found = stop_on_signal(ready(7), pending::<()>, LONG).await;
        assert_eq!(found.expect("signals"), Interrupted::Finished(7));

        for signal in ["-INT", "-TERM"] {
            let work = async {
                send(signal);
                pending::<()>().await;
            };
            let found = stop_on_signal(work, || ready("stopped"), LONG).await;
            assert_eq!(found.expect("signals"), Interrupted::Stopped("stopped"));
        }

        let work = async {
            send("-TERM");
            pending::<()>().await;
        };
        let found = stop_on_signal(work, pending::<()>, Duration::from_millis(20)).await;
        let found = found.expect("signals");
        assert_eq!(found, Interrupted::TimedOut);
        assert!(found.may_be_running());

        let work = async {
            send("-INT");
            pending::<()>().await;
        };
        let stop = || async {
            send("-INT");
            pending::<()>().await;
        };
        let found = stop_on_signal(work, stop, LONG).await;
        assert_eq!(found.expect("signals"), Interrupted::Abandoned);
    });
}
