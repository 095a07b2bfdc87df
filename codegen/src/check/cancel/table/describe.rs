//! Replies in words, and the entry of `reads` that one lacks.

use crate::ir::{Cell, Literal, Located, Type};

/// `a success with status 200 and no ‘State’`
pub(super) fn reply(status: u16, deciding: &[Located<'_>], values: &[Cell]) -> String {
    let members = deciding.iter().zip(values);
    let members = members.map(|(found, cell)| match cell {
        Cell::Absent => format!("no `{}`", found.path),
        Cell::Value(value) => format!("`{}: {}`", found.path, written(value)),
        Cell::Other => format!("any other `{}`", found.path),
    });
    let members: Vec<String> = members.collect();
    if members.is_empty() {
        return format!("a success with status {status}");
    }
    format!(
        "a success with status {status} and {}",
        members.join(" and ")
    )
}

/// The entry of `reads` that a reply lacks, as an author writes it.
pub(super) fn entry(
    status: u16,
    deciding: &[Located<'_>],
    values: &[Cell],
    columns: &[Vec<Cell>],
) -> String {
    let members = deciding.iter().zip(values).zip(columns);
    let members = members.map(|((found, cell), column)| {
        let is_text = found.member().ty == Type::String;
        let is_named = column.iter().any(|cell| matches!(cell, Cell::Value(_)));
        let value = match cell {
            Cell::Absent => "$absent".to_owned(),
            Cell::Value(value) => written(value),
            Cell::Other if is_text && !is_named => "$text".to_owned(),
            Cell::Other => "$unknown".to_owned(),
        };
        format!("{}: {value}", found.path)
    });
    let members: Vec<String> = members.collect();
    let body = if members.is_empty() {
        String::new()
    } else {
        format!("body: {{ {} }}, ", members.join(", "))
    };
    format!("- {{ status: {status}, {body}as: …, because: … }}")
}

/// A value as a spec writes it.
fn written(value: &Literal) -> String {
    match value {
        Literal::Text(text) | Literal::Number(text) => text.clone(),
        Literal::Integer(number) => number.to_string(),
        Literal::Bool(flag) => flag.to_string(),
        Literal::Null => "null".to_owned(),
        Literal::List(_) | Literal::Map(_) => "…".to_owned(),
    }
}
