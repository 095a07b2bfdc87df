//! `annul new`: a spec to fill in, and the service file beside it if there is none yet.

mod answers;
mod ask;
mod call;
mod home;
mod template;
#[cfg(test)]
mod tests;

use std::fs::{self, OpenOptions};
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use annul_codegen::format;
use annul_codegen::ir::Protocol;
use annul_codegen::rust::name;
use annul_codegen::spec::language::Form;
use clap::{Args, ValueEnum};

use crate::catalogue::DEFAULT_SPECS;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use ask::{can_ask, question};
use call::Call;
use home::Known;

/// Write a spec to fill in, and the service file beside it if there is none
#[derive(Clone, Debug, Args)]
pub(crate) struct Options {
    /// The id that the operation shall have: its service's id, a dot and its name, such as acme.reports.CancelRun
    #[arg(value_name = "OPERATION-ID")]
    id: String,

    /// The folder of specs
    #[arg(long, value_name = "DIR", default_value = DEFAULT_SPECS)]
    out: PathBuf,

    /// Who runs the service; the first part of an id with two dots by default. Needed once for a service; asked for on a
    /// terminal
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,

    /// How operations of a new service travel; asked for on a terminal, and `rest_json` by default
    #[arg(long, value_enum)]
    protocol: Option<Wire>,

    /// The HTTP method of the call; asked for on a terminal, and POST by default
    #[arg(long, value_name = "METHOD")]
    method: Option<String>,

    /// The path of the call, with params in braces, such as /v1/runs/{id}/cancel; asked for on a terminal
    #[arg(long, value_name = "PATH")]
    path: Option<String>,

    /// Only clients call it: nothing but the vendor serves it
    #[arg(long)]
    client: bool,
}

/// The protocols, as the command line takes them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Wire {
    /// Method, path, query and headers; JSON bodies
    RestJson,
    /// AWS JSON 1.0: a target in a header
    #[value(name = "aws_json_1_0")]
    AwsJson10,
    /// AWS JSON 1.1: the same with another content type
    #[value(name = "aws_json_1_1")]
    AwsJson11,
}

impl Options {
    /// The protocol of a new service.
    fn protocol(&self) -> Protocol {
        self.protocol.unwrap_or(Wire::RestJson).into()
    }

    /// Asks for what a new service needs and no flag said. An empty answer takes the default, where there is one.
    fn ask(
        mut self,
        id: Id<'_>,
        from: &mut impl BufRead,
        to: &mut impl Write,
    ) -> Result<Self, Failure> {
        if self.provider.is_none() && !id.service.contains('.') {
            self.provider = question(from, to, "who runs the service, in lower kebab case")?;
        }
        if self.protocol.is_none() {
            let all = Wire::value_variants().iter().copied().map(Protocol::from);
            let words: Vec<&str> = all.map(Protocol::as_str).collect();
            let text = format!("protocol, one of {} (rest_json)", words.join(", "));
            if let Some(answer) = question(from, to, &text)? {
                let found = Wire::from_str(&answer, false);
                let found = found.map_err(|_| {
                    let message = format!("`{answer}` is no protocol that a service is begun with");
                    Failure::usage(message).help(format!("one of {}", words.join(", ")))
                })?;
                self.protocol = Some(found);
            }
        }
        Ok(self)
    }
}

/// An id in its two parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Id<'a> {
    service: &'a str,
    operation: &'a str,
}

/// A file to be.
#[derive(Clone, PartialEq, Eq, Debug)]
struct File {
    path: PathBuf,
    text: String,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let id = id(&options.id)?;
    let known = home::find(&options.out, id.service)?;
    let options = if known.is_none() && can_ask() {
        &options
            .clone()
            .ask(id, &mut io::stdin().lock(), &mut io::stderr())?
    } else {
        options
    };
    let call = Call {
        method: options.method.clone(),
        path: options.path.clone(),
    };
    let protocol = known.as_ref().map(|known| known.home.protocol);
    let protocol = protocol.unwrap_or_else(|| options.protocol());
    let call = if protocol.binding().has_one_path() {
        // There the name of the operation says it.
        if call != Call::default() {
            let message = "`--method` and `--path` say nothing in a protocol of AWS";
            return Err(Failure::usage(message).help("leave them out"));
        }
        call
    } else {
        call.complete()?
    };
    let files = files(options, id, known, &call)?;
    if let Some(file) = files.iter().find(|file| file.path.exists()) {
        let error = io::Error::from(io::ErrorKind::AlreadyExists);
        let doing = format!("cannot write {}", file.path.display());
        return Err(Failure::while_doing(doing, &error)
            .help("`annul new` overwrites nothing; choose another id, or move the file"));
    }
    for file in &files {
        write(file).map_err(|error| {
            Failure::while_doing(format!("cannot write {}", file.path.display()), &error)
        })?;
        console.write(&format!("{}\n", file.path.display()))?;
    }
    advise(options, console);
    Ok(Exit::Holds)
}

/// What to do next.
fn advise(options: &Options, console: &Console) {
    let specs = &options.out;
    let named = if specs == Path::new(DEFAULT_SPECS) {
        String::new()
    } else {
        format!(" {}", specs.display())
    };
    console.say(&format!(
        "next: fill in what is blank; `annul check{named}`, or a build whose build.rs reads it, reports what is left to do"
    ));
    for kind in ["operation", "service"] {
        let schema = specs.join(format!("{kind}.schema.json"));
        if !schema.exists() {
            let schema = schema.display();
            console.say(&format!(
                "for an editor's help: `annul schema {kind} > {schema}`"
            ));
        }
    }
}

/// The parts of an id, if both are names of the right form.
fn id(text: &str) -> Result<Id<'_>, Failure> {
    let (service, operation) = text.rsplit_once('.').ok_or_else(|| {
        Failure::usage(format!("`{text}` names no service"))
            .help("an id is the service's id, a dot and the operation's name, such as acme.reports.CancelRun")
    })?;
    form(service, Form::DottedKebab)?;
    form(operation, Form::UpperCamel)?;
    Ok(Id { service, operation })
}

fn form(text: &str, form: Form) -> Result<(), Failure> {
    if form.accepts(text) {
        Ok(())
    } else {
        let message = format!("`{text}` is not {}", form.describe());
        Err(Failure::usage(message))
    }
}

/// The files to write: the service file first, if there is none.
fn files(
    options: &Options,
    id: Id<'_>,
    known: Option<Known>,
    call: &Call,
) -> Result<Vec<File>, Failure> {
    let stem = name::snake(id.operation).replace('_', "-");
    if let Some(known) = known {
        let text = template::operation(id.operation, &known.home, call, options.client);
        return Ok(vec![printed(
            known.folder.join(format!("{stem}.yaml")),
            text,
        )]);
    }
    let provider = provider(options, id)?;
    let folder = id.service.rsplit('.').next().unwrap_or(id.service);
    let folder = options.out.join(provider).join(folder);
    let (service, home) = template::service(provider, id.service, options.protocol());
    let operation = template::operation(id.operation, &home, call, options.client);
    Ok(vec![
        printed(folder.join("service.yaml"), service),
        printed(folder.join(format!("{stem}.yaml")), operation),
    ])
}

/// A file in the layout of all specs.
fn printed(path: PathBuf, text: String) -> File {
    let text = format::draft(&path.to_string_lossy(), &text).unwrap_or(text);
    File { path, text }
}

fn provider<'a>(options: &'a Options, id: Id<'a>) -> Result<&'a str, Failure> {
    let first = id.service.split_once('.').map(|(first, _)| first);
    let provider = options.provider.as_deref().or(first).ok_or_else(|| {
        let specs = options.out.display();
        Failure::usage(format!("no service below {specs} is called `{}`", id.service)).help(
            "say who runs the new service: `--provider NAME`, or an id such as acme.reports.CancelRun",
        )
    })?;
    form(provider, Form::Kebab)?;
    Ok(provider)
}

fn write(file: &File) -> io::Result<()> {
    if let Some(folder) = file.path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut stream = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&file.path)?;
    stream.write_all(file.text.as_bytes())
}

impl From<Wire> for Protocol {
    fn from(wire: Wire) -> Self {
        match wire {
            Wire::RestJson => Self::RestJson,
            Wire::AwsJson10 => Self::AwsJson1_0,
            Wire::AwsJson11 => Self::AwsJson1_1,
        }
    }
}
