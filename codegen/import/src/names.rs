//! Names of models in the forms that specs take.

use annul_codegen::rust::name;

/// A name of a service: `emr-serverless`. What no letter or digit is separates words.
pub(crate) fn kebab(text: &str) -> String {
    let is_kebab = |text: &str| {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(good)
            && !text.contains("--")
            && !text.ends_with('-')
    };
    if is_kebab(text) {
        return text.to_owned();
    }
    let kebab = name::snake(text).replace('_', "-");
    if is_kebab(&kebab) {
        kebab
    } else {
        format!("service-{kebab}")
    }
}

/// The stem of a spec's file: `cancel-job-run`.
pub(crate) fn stem(operation: &str) -> String {
    name::snake(operation).replace('_', "-")
}

/// A name of an operation in upper camel case; what stands in no Rust name separates words.
pub(crate) fn camel(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let words = plain.split_whitespace().map(capitalised);
    let joined: String = words.collect();
    if joined.starts_with(|c: char| c.is_ascii_alphabetic()) {
        joined
    } else {
        format!("Operation{joined}")
    }
}

/// With its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
