//! Values that a spec gives, as the runtime holds them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Literal;

use super::ty::number;

/// A literal as the runtime has it. `check` lets no others through to where the runtime reads them.
pub(super) fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::Bool(flag) => quote! { Literal::Boolean(#flag) },
        Literal::Integer(value) => {
            let value = number(*value);
            quote! { Literal::Integer(#value) }
        }
        Literal::Text(text) => quote! { Literal::Text(#text) },
        Literal::Null | Literal::Number(_) | Literal::List(_) | Literal::Map(_) => {
            quote! { Literal::Null }
        }
    }
}
