//! What both sides say: checked at the same time, and compared though an example may not hold any more.

use annul_codegen::Checked;
use annul_codegen::diagnostic::Diagnostic;
use annul_codegen::diagnostic::print::{self, Summary};
use annul_codegen::ir::Catalogue;

use super::side::Side;
use crate::console::Console;
use crate::exit::Failure;

/// What one side says.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) catalogue: Catalogue,
    /// What was found about it; of errors only those about examples.
    pub(super) findings: Vec<Diagnostic>,
}

/// Both sides, checked at the same time: that is most of the work.
pub(super) fn both(old: &Side, new: &Side, console: &Console) -> Result<(Said, Said), Failure> {
    let (was, is) = std::thread::scope(|scope| {
        let other = scope.spawn(|| annul_codegen::check_but_examples(&new.sources));
        let was = annul_codegen::check_but_examples(&old.sources);
        let is = other.join();
        (
            was,
            is.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        )
    });
    Ok((said(old, was, console)?, said(new, is, console)?))
}

/// What the files say; if they do not hold, everything that was found goes to standard error.
fn said(side: &Side, checked: Checked, console: &Console) -> Result<Said, Failure> {
    if let Some(catalogue) = checked.catalogue {
        return Ok(Said {
            catalogue,
            findings: checked.findings,
        });
    }
    console.tell(&print::human(
        &side.sources,
        &checked.findings,
        console.talk.on,
    ));
    console.say("");
    let summary = Summary::of(&checked.findings);
    Err(Failure::broken(format!(
        "the specs of `{}` are not valid: {summary}",
        side.name
    ))
    .help("specs that are not valid cannot be compared"))
}
