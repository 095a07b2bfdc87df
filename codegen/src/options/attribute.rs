//! Rust that a configuration may put into emitted code: attributes and paths, parsed when they are set.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parser as _;

/// Outer attributes: `#[derive(Hash)] #[serde(transparent)]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute {
    text: String,
}

impl Attribute {
    /// Parses one attribute, or several.
    pub fn parse(text: &str) -> Result<Self, String> {
        let example = || {
            format!(
                "write it as in Rust, `#[{}]`",
                text.trim_matches(['#', '[', ']', '!', ' '])
            )
        };
        match syn::Attribute::parse_outer.parse_str(text) {
            Ok(found) if !found.is_empty() => Ok(Self {
                text: text.trim().to_owned(),
            }),
            _ if text.trim_start().starts_with("#!") => Err(format!(
                "`{text}` is an inner attribute, which an included file cannot have; {}",
                example()
            )),
            Err(error) if text.trim_start().starts_with('#') => {
                Err(format!("`{text}` is not an attribute: {error}"))
            }
            _ => Err(format!("`{text}` is not an attribute; {}", example())),
        }
    }

    /// `#[cfg(feature = "…")]`
    #[must_use]
    pub fn feature(name: &str) -> Self {
        let text = format!("#[cfg(feature = {name:?})]");
        Self { text }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it only says when an item is there: `#[cfg(…)]`.
    #[must_use]
    pub fn is_condition(&self) -> bool {
        let mut found = self.parsed().into_iter();
        found.all(|attribute| attribute.path().is_ident("cfg"))
    }

    fn parsed(&self) -> Vec<syn::Attribute> {
        syn::Attribute::parse_outer
            .parse_str(&self.text)
            .expect("invariant: parsed when it was made")
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for attribute in self.parsed() {
            attribute.to_tokens(tokens);
        }
    }
}

/// A path to something of the user's or of a library: `crate::ids::RunId`, `serde::Serialize`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path {
    text: String,
}

impl Path {
    /// Parses a path without arguments.
    pub fn parse(text: &str) -> Result<Self, String> {
        match syn::Path::parse_mod_style.parse_str(text) {
            Ok(_) => Ok(Self {
                text: text.trim().to_owned(),
            }),
            Err(error) => Err(format!("`{text}` is not a path of Rust: {error}")),
        }
    }

    /// Parses a path to a type that emitted modules can name wherever they stand.
    pub fn parse_absolute(text: &str) -> Result<Self, String> {
        let path = Self::parse(text)?;
        let first = path.text.split("::").next().unwrap_or_default().trim();
        if first.is_empty() || (path.text.contains("::") && !matches!(first, "self" | "super")) {
            Ok(path)
        } else {
            Err(format!(
                "`{text}` depends on the module that it stands in; begin with `crate::` or the name of a crate"
            ))
        }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The last word, by which it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text.rsplit("::").next().unwrap_or_default().trim()
    }
}

impl ToTokens for Path {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        syn::Path::parse_mod_style
            .parse_str(&self.text)
            .expect("invariant: parsed when it was made")
            .to_tokens(tokens);
    }
}
