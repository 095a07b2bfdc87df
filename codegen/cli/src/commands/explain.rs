//! `annul explain`: what a rule demands, why, and what to do; without a rule, the list of all rules.

use annul_codegen::diagnostic::{rule, suggest};
use annul_codegen::diff;
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
            None => changes(id, console.data).ok_or_else(|| unknown(id))?,
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
    page.heading("Changes that `annul diff` finds");
    let changes = diff::rule::all().into_iter();
    let rows: Vec<Row> = changes
        .map(|rule| Row::of([rule.id, rule.change]))
        .collect();
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

/// A rule of `annul diff`, or why there is none.
fn changes(id: &str, paint: Paint) -> Option<String> {
    if let Some(missing) = diff::unexpressed::find(id) {
        let head = paint.strong(missing.id);
        return Some(format!(
            "{head}: not a rule of this version, since {}\n",
            missing.reason
        ));
    }
    let rule = diff::rule::find(id)?;
    let verdicts = rule.verdicts;
    Some(format!(
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
        rule.advice()
            .map_or_else(String::new, |advice| format!("{advice}\n\n")),
    ))
}

fn unknown(id: &str) -> Failure {
    let all = rule::all();
    let changes = diff::rule::all();
    let known = all
        .iter()
        .map(|rule| rule.id)
        .chain(changes.iter().map(|rule| rule.id));
    let nearest = suggest::nearest(id, known);
    Failure::usage(format!("no rule is called `{id}`")).help(nearest.map_or_else(
        || "`annul explain` lists all rules".to_owned(),
        |name| format!("did you mean `{name}`? `annul explain` lists all rules"),
    ))
}
