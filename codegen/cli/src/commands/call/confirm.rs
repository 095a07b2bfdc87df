//! More than one target is cancelled only after somebody has seen where, as whom, and how many.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};

use annul_runtime::operation::OperationInfo;

use super::connection::Connection;
use super::options::Options;
use crate::console::Console;
use crate::exit::Failure;
use crate::limited;
use crate::page::Page;

/// The column of labels.
const LABEL: usize = 10;

/// Shows what is about to be done, and asks; a single target needs no question.
pub(super) fn confirm(
    info: &OperationInfo,
    connection: &Connection,
    count: usize,
    options: &Options,
    console: &Console,
) -> Result<(), Failure> {
    if count < 2 {
        return Ok(());
    }
    let mut page = Page::new(console.talk);
    page.prose(0, &format!("Cancel {count} targets with {}", info.id));
    page.field(2, LABEL, "endpoint", &connection.endpoint);
    page.field(
        2,
        LABEL,
        "region",
        connection.region.as_deref().unwrap_or("none"),
    );
    page.field(2, LABEL, "account", &connection.account);
    console.tell(&page.into_text());
    if options.yes {
        return Ok(());
    }
    let from_input = options.targets.as_deref().is_some_and(limited::is_input);
    if from_input || !io::stdin().is_terminal() {
        return Err(Failure::usage("more than one target needs a confirmation")
            .help("add --yes where no one can be asked"));
    }
    console.tell("Go on? [y/N] ");
    let mut answer = String::new();
    let read = io::stdin().lock().take(64).read_line(&mut answer);
    read.map_err(|error| Failure::while_doing("cannot read the answer", &error))?;
    if ["y", "yes"].contains(&answer.trim().to_ascii_lowercase().as_str()) {
        return Ok(());
    }
    Err(Failure::usage("nothing was cancelled"))
}
