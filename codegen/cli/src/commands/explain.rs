//! `annul explain`: what a rule demands, why, and what to do; without a rule, the list of all rules.

use annul_codegen::diagnostic::{rule, suggest};
use clap::Args;

use crate::console::{Console, Paint};
use crate::exit::{Exit, Failure};
use crate::page::{Page, Row};

/// Explain a rule, or list all rules
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The id of a rule, as findings show it in brackets
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let text = match &options.rule {
        None => all(console.data),
        Some(id) => match rule::find(id) {
            Some(rule) => one(rule, console.data),
            None => return Err(unknown(id)),
        },
    };
    console.write(&text)?;
    Ok(Exit::Holds)
}

fn all(paint: Paint) -> String {
    let rules = rule::all().into_iter();
    let rows: Vec<Row> = rules.map(|rule| Row::of([rule.id, rule.summary])).collect();
    let mut page = Page::new(paint);
    page.table(0, &[], &rows);
    page.into_text()
}

fn one(rule: &rule::Rule, paint: Paint) -> String {
    format!(
        "{}: {}\n\n{}\n\n{}: {}\n",
        paint.strong(rule.id),
        rule.summary,
        rule.explanation.trim_end(),
        paint.strong("help"),
        rule.help
    )
}

fn unknown(id: &str) -> Failure {
    let all = rule::all();
    let nearest = suggest::nearest(id, all.iter().map(|rule| rule.id));
    Failure::usage(format!("no rule is called `{id}`")).help(nearest.map_or_else(
        || "`annul explain` lists all rules".to_owned(),
        |name| format!("did you mean `{name}`? `annul explain` lists all rules"),
    ))
}
