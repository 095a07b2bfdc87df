//! Where types stand, and what the options add to the types there.

use proc_macro2::TokenStream;
use quote::quote;

use crate::options::{Options, selects};
use crate::rust::{Operation, Service};

use super::ty::ident;

/// A module with types.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    options: &'a Options,
    service: &'a str,
    operation: Option<&'a str>,
}

impl<'a> Scope<'a> {
    /// The module of a service.
    pub(super) fn service(options: &'a Options, service: &'a Service<'_>) -> Self {
        Self {
            options,
            service: &service.ir.id,
            operation: None,
        }
    }

    /// The modules of an operation.
    pub(super) fn operation(
        options: &'a Options,
        service: &'a Service<'_>,
        operation: &'a Operation<'_>,
    ) -> Self {
        Self {
            operation: Some(&operation.ir.id),
            ..Self::service(options, service)
        }
    }

    /// Derives and attributes of a value; traits in `own` it has already.
    pub(super) fn on_value(&self, name: &str, own: &[&str]) -> TokenStream {
        self.on_type(name, own, false)
    }

    /// Derives and attributes of an error.
    pub(super) fn on_error(&self, name: &str, own: &[&str]) -> TokenStream {
        self.on_type(name, own, true)
    }

    fn on_type(&self, name: &str, own: &[&str], is_error: bool) -> TokenStream {
        let is_chosen = |path: &str| selects(path, self.service, self.operation, name, is_error);
        let mut derives = Vec::new();
        for (path, derived) in &self.options.derives {
            let is_new = !own.contains(&derived.name()) && !derives.contains(&derived);
            if is_chosen(path) && is_new {
                derives.push(derived);
            }
        }
        let derives = (!derives.is_empty()).then(|| quote! { #[derive(#(#derives),*)] });
        let attributes = self.options.type_attributes.iter();
        let attributes = attributes
            .filter(|(path, _)| is_chosen(path))
            .map(|(_, found)| found);
        quote! { #derives #(#attributes)* }
    }

    /// The user's type in place of an emitted one, under the emitted one's name.
    pub(super) fn external(&self, name: &str) -> Option<TokenStream> {
        let types = &self.options.extern_types;
        let (_, path) = types
            .iter()
            .rev()
            .find(|(path, _)| selects(path, self.service, self.operation, name, false))?;
        let ident = ident(name);
        Some(if path.name() == name {
            quote! { pub use #path; }
        } else {
            quote! { pub use #path as #ident; }
        })
    }
}
