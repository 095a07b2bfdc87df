//! Questions on a terminal, each with an answer on a line of its own.

use std::io::{self, BufRead, IsTerminal as _, Write};

use crate::exit::Failure;

/// Whether somebody sits at a terminal, who can be asked.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question. An empty answer is none.
pub(super) fn question(
    from: &mut impl BufRead,
    to: &mut impl Write,
    text: &str,
) -> Result<Option<String>, Failure> {
    let mut answer = String::new();
    write!(to, "{text}: ")
        .and_then(|()| to.flush())
        .and_then(|()| from.read_line(&mut answer))
        .map_err(|error| Failure::while_doing("cannot ask", &error))?;
    let answer = answer.trim();
    Ok((!answer.is_empty()).then(|| answer.to_owned()))
}
