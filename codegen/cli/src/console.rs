//! The two streams: data on standard output, talk on standard error; colours only where a person reads them.

use std::env;
use std::io::{self, ErrorKind, IsTerminal, Stderr, Stdout, Write};
use std::path::Path;

use annul_codegen::diagnostic::print::visible;
use clap::ValueEnum;

use crate::exit::{Exit, Failure};

/// When to use colours: `auto` is on a terminal, unless `NO_COLOR` is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Color {
    // Not documented one by one: each command's help would repeat it.
    Auto,
    Always,
    Never,
}

/// Where a command speaks.
#[derive(Debug)]
pub(crate) struct Console {
    /// Whether data is coloured.
    pub(crate) data: Paint,
    /// Whether talk is coloured.
    pub(crate) talk: Paint,
    stdout: Stdout,
    stderr: Stderr,
}

impl Console {
    /// Decides on colours for each of the streams.
    pub(crate) fn new(color: Color) -> Self {
        let wanted = |is_terminal: bool| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal && environment_allows(),
        };
        let (stdout, stderr) = (io::stdout(), io::stderr());
        Self {
            data: Paint {
                on: wanted(stdout.is_terminal()),
            },
            talk: Paint {
                on: wanted(stderr.is_terminal()),
            },
            stdout,
            stderr,
        }
    }

    /// Writes data. A reader that has seen enough and gone away (`annul list | head -1`) is no failure.
    pub(crate) fn write(&self, text: &str) -> Result<(), Failure> {
        let mut stream = self.stdout.lock();
        let written = stream
            .write_all(text.as_bytes())
            .and_then(|()| stream.flush());
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::while_doing(
                "cannot write to standard output",
                &error,
            )),
            _ => Ok(()),
        }
    }

    /// Writes talk as it stands. Where nobody listens there is nobody to tell about it either.
    pub(crate) fn tell(&self, text: &str) {
        let mut stream = self.stderr.lock();
        let _ = stream
            .write_all(text.as_bytes())
            .and_then(|()| stream.flush());
    }

    /// Writes a line of talk.
    pub(crate) fn say(&self, line: &str) {
        self.tell(&format!("{line}\n"));
    }

    /// Tells of a failure, why, and what to do; gives the exit code.
    pub(crate) fn fail(&self, failure: &Failure) -> Exit {
        let Failure {
            exit,
            message,
            causes,
            help,
        } = failure;
        self.say(&format!("{}: {}", self.talk.bad("error"), plain(message)));
        for cause in causes {
            self.say(&format!("  because: {}", plain(cause)));
        }
        if let Some(help) = help {
            self.say(&format!("{}: {}", self.talk.strong("help"), plain(help)));
        }
        *exit
    }
}

/// A text with names and replies of others in it, as a terminal may have it: their control characters are shown.
fn plain(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// A path as a terminal may have it.
pub(crate) fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}

/// What the environment says about colours: <https://no-color.org>, and terminals that know none.
fn environment_allows() -> bool {
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    !no_color && !dumb
}

/// Colours, if they are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Paint {
    /// Whether they are.
    pub(crate) on: bool,
}

impl Paint {
    /// Headings and names.
    pub(crate) fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What is less important than the rest.
    pub(crate) fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    /// What is wrong, or goes away.
    pub(crate) fn bad(self, text: &str) -> String {
        self.with("1;31", text)
    }

    /// What is right, or comes.
    pub(crate) fn good(self, text: &str) -> String {
        self.with("32", text)
    }

    /// Where in a file.
    pub(crate) fn place(self, text: &str) -> String {
        self.with("36", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.on {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
