//! `annul explain`: what a rule demands, why, and what to do; without a rule, the list of all rules.

use annul_codegen::diagnostic::{self, suggest};
use annul_codegen::diff;
use annul_codegen::rules::{self, Rule};
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
        Some(id) => match rules::find(id) {
            Some(Rule::Spec(rule)) => demand(rule, console.data),
            Some(Rule::Change(rule)) => change(rule, console.data),
            Some(found) => unexpressed(found, console.data),
            None => return Err(unknown(id)),
        },
    };
    console.write(&text)?;
    Ok(Exit::Holds)
}

fn all(paint: Paint) -> String {
    let rows = |is_listed: fn(&Rule) -> bool| -> Vec<Row> {
        let listed = rules::all().into_iter().filter(is_listed);
        listed
            .map(|rule| Row::of([rule.id(), rule.summary()]))
            .collect()
    };
    let mut page = Page::new(paint);
    page.table(0, &[], &rows(|rule| matches!(rule, Rule::Spec(_))));
    page.heading("Changes that `annul diff` finds");
    page.table(0, &[], &rows(|rule| matches!(rule, Rule::Change(_))));
    page.into_text()
}

/// What a spec is held to.
fn demand(rule: &diagnostic::Rule, paint: Paint) -> String {
    format!(
        "{}: {}\n\n{}\n\n{}: {}\n",
        paint.strong(rule.id),
        rule.summary,
        rule.explanation.trim_end(),
        paint.strong("help"),
        rule.help
    )
}

/// Why there is no rule of this id, though reviewers look for one.
fn unexpressed(found: Rule, paint: Paint) -> String {
    format!(
        "{}: not a rule of this version, since {}\n",
        paint.strong(found.id()),
        found.summary()
    )
}

/// A rule of `annul diff`.
fn change(rule: &diff::rule::Rule, paint: Paint) -> String {
    let verdicts = rule.verdicts;
    format!(
        "{}: {}\n\n{}\n\n\
         severity                 {}\n\
         old callers, new server  {}\n\
         new callers, old server  {}\n\
         generated Rust           {} for callers, {} for handlers\n\
         roll out                 {}\n\n\
         {}\
         These are the verdicts unless values, origin or policy call for others.\n",
        paint.strong(rule.id),
        rule.change,
        rule.explanation,
        rule.severity(verdicts),
        verdicts.old_caller.as_str(),
        verdicts.new_caller.as_str(),
        verdicts.callers.as_str(),
        verdicts.handlers.as_str(),
        verdicts.rollout().says(),
        rule.advice
            .map_or_else(String::new, |advice| format!("{advice}\n\n")),
    )
}

fn unknown(id: &str) -> Failure {
    let nearest = suggest::nearest(id, rules::all().into_iter().map(Rule::id));
    Failure::usage(format!("no rule is called `{id}`")).help(nearest.map_or_else(
        || "`annul explain` lists all rules".to_owned(),
        |name| format!("did you mean `{name}`? `annul explain` lists all rules"),
    ))
}
