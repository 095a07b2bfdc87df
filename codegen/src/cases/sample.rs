//! A value for each param that satisfies the spec, as short as may be.

use annul_runtime::time::{TimeFormat, Timestamp};

use crate::ir::Literal;
use crate::ir::{Location, Member, Operation, Param, Type};
use crate::pattern::{self, Language, LengthWindow};

/// A second of 1970 that all formats can write.
const TIME: Timestamp = match Timestamp::new(86_400, 0) {
    Some(time) => time,
    None => Timestamp::EPOCH,
};

/// Params by key.
pub(super) type Values = Vec<(String, Literal)>;

/// How many samples of a language are looked at.
const SAMPLES: usize = 8;
/// Lists that must be longer are not written out.
pub(super) const MAX_ITEMS: i64 = 200;
/// Texts that must be longer are not written out.
pub(super) const MAX_TEXT: u64 = 300_000;

/// A value for each param that a caller can give, or for each that is required; those that are given are. None, if none
/// is found.
pub(super) fn around(
    operation: &Operation,
    all: bool,
    given: &[(String, Literal)],
) -> Option<Values> {
    let of_given = |param: &Param| given.iter().find(|(key, _)| *key == param.key);
    let params = operation
        .arguments()
        .filter(|param| all || param.member.required || of_given(param).is_some());
    let value = |param: &Param| match of_given(param) {
        Some((_, value)) => Some(value.clone()),
        None => param_value(param, all),
    };
    params
        .map(|param| Some((param.key.clone(), value(param)?)))
        .collect()
}

fn param_value(param: &Param, all: bool) -> Option<Literal> {
    let is_path = param.location == Location::Path;
    match &param.member.ty {
        Type::String => text(&param.member, is_path).map(Literal::Text),
        _ => value(&param.member, all),
    }
}

/// A value of a member; of an object all members or those that are required.
pub(super) fn value(member: &Member, all: bool) -> Option<Literal> {
    Some(match &member.ty {
        Type::String => Literal::Text(text(member, false)?),
        Type::Integer | Type::Number => Literal::Integer(number(member)),
        Type::Boolean => Literal::Bool(true),
        Type::Time(TimeFormat::EpochSeconds) => {
            Literal::Number(TIME.to_text(TimeFormat::EpochSeconds))
        }
        Type::Time(format) => Literal::Text(TIME.to_text(*format)),
        Type::Enum(found) => Literal::Text(found.words().next()?.to_owned()),
        Type::Any => Literal::Text("any".to_owned()),
        Type::List(item) => {
            let count = count(member);
            items(item, count, all)?
        }
        Type::Map(item) => {
            let Literal::List(items) = items(item, count(member), all)? else {
                return None;
            };
            entries(items)
        }
        Type::Object(members) => {
            let members = members.iter().filter(|member| all || member.required);
            let entries = members.map(|member| Some((member.wire.clone(), value(member, all)?)));
            Literal::Map(entries.collect::<Option<_>>()?)
        }
    })
}

/// How many items a list has, or entries a map: as few as may be, but one if it can.
fn count(member: &Member) -> i64 {
    let bounds = member.constraints.items.as_ref();
    let least = bounds.and_then(|found| found.min).unwrap_or(1).max(0);
    let most = bounds.and_then(|found| found.max).unwrap_or(i64::MAX);
    least.max(1).min(most)
}

/// Values by keys that sort as they are counted.
pub(super) fn entries(values: Vec<Literal>) -> Literal {
    let values = values.into_iter().enumerate();
    Literal::Map(
        values
            .map(|(index, value)| (format!("key-{index:03}"), value))
            .collect(),
    )
}

/// A list of so many items; none, if nobody wants to read it.
pub(super) fn items(item: &Member, count: i64, all: bool) -> Option<Literal> {
    let count = usize::try_from(count).ok().filter(|_| count <= MAX_ITEMS)?;
    let value = value(item, all)?;
    Some(Literal::List(vec![value; count]))
}

fn number(member: &Member) -> i64 {
    let bounds = member.constraints.range.as_ref();
    let least = bounds.and_then(|found| found.min).unwrap_or(i64::MIN);
    let most = bounds.and_then(|found| found.max).unwrap_or(i64::MAX);
    1.max(least).min(most)
}

fn text(member: &Member, is_path: bool) -> Option<String> {
    let language = language(member)?;
    if language.pattern.is_none() {
        let window = language.length?;
        let length = window.min.max(1).min(window.max.unwrap_or(u64::MAX));
        return run(length);
    }
    let fits = |text: &String| !is_path || !matches!(text.as_str(), "" | "." | "..");
    let samples = pattern::samples(&language, SAMPLES, 1).into_iter();
    samples.filter(fits).min_by_key(String::len)
}

/// So many `a`.
pub(super) fn run(length: u64) -> Option<String> {
    let length = usize::try_from(length)
        .ok()
        .filter(|_| length <= MAX_TEXT)?;
    Some("a".repeat(length))
}

/// The texts that a member allows; with any length, if the spec says none.
pub(super) fn language(member: &Member) -> Option<Language> {
    let mut language = member.constraints.language()?;
    let any = LengthWindow {
        min: 0,
        max: None,
        unit: pattern::LengthUnit::Chars,
    };
    language.length.get_or_insert(any);
    Some(language)
}
