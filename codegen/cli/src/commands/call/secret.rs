//! Secrets, from the environment and from files: capped, and never shown.

use std::path::Path;

use annul_runtime::Secret;

use crate::exit::Failure;
use crate::limited;

/// More than any token, key or file of profiles needs.
const LARGEST: u64 = 256 * 1024;

/// The secret that a word refers to: `env:VARIABLE` or `file:PATH`.
pub(super) fn referred(name: &str, word: &str) -> Result<Secret, Failure> {
    if let Some(variable) = word.strip_prefix("env:") {
        return of_variable(variable);
    }
    if let Some(path) = word.strip_prefix("file:") {
        return of_file(Path::new(path));
    }
    // Not repeated: it may be the secret.
    let said = format!("`{name}` is a secret, which no command line should hold");
    Err(Failure::usage(said).help(format!("give {name}=env:VARIABLE or {name}=file:PATH")))
}

/// The secret that a variable holds, which somebody named.
pub(super) fn of_variable(variable: &str) -> Result<Secret, Failure> {
    maybe_variable(variable)?
        .ok_or_else(|| Failure::usage(format!("the variable `{variable}` is not set, or is empty")))
}

/// The secret that a variable holds, if it is set.
pub(super) fn maybe_variable(variable: &str) -> Result<Option<Secret>, Failure> {
    match std::env::var(variable) {
        Ok(text) if text.is_empty() => Ok(None),
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Failure::usage(format!(
            "the variable `{variable}` is no text"
        ))),
    }
}

/// The secret that a file holds, without the end of its line.
pub(super) fn of_file(path: &Path) -> Result<Secret, Failure> {
    let text = text(path)?;
    let line = text.expose().trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        return Err(Failure::usage(format!("`{}` is empty", path.display())));
    }
    Ok(Secret::new(line))
}

/// All of a file that may hold secrets.
pub(super) fn text(path: &Path) -> Result<Secret, Failure> {
    limited::file(path, LARGEST)
        .and_then(limited::text)
        .map(Secret::new)
        .map_err(|error| Failure::while_doing(format!("cannot read `{}`", path.display()), &error))
}

/// The same of a file that need not be there.
pub(super) fn maybe_text(path: &Path) -> Result<Option<Secret>, Failure> {
    if path.exists() {
        text(path).map(Some)
    } else {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_on_the_command_line_is_refused_and_not_repeated() {
        let failure = referred("password", "hunter2").expect_err("it is a secret");
        assert!(!format!("{failure:?}").contains("hunter2"));
        assert!(
            failure
                .help
                .is_some_and(|help| help.contains("password=env:VARIABLE"))
        );
    }

    #[test]
    fn a_variable_that_is_not_set_is_named() {
        let failure = referred("password", "env:ANNUL_TEST_NO_SUCH").expect_err("it is not set");
        assert!(failure.message.contains("ANNUL_TEST_NO_SUCH"));
    }
}
