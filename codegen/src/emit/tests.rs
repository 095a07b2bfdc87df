//! `tests.rs`: the cases of an operation as constants, and a test for each side of it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::cases::{AnswerCase, Cases, Expected, ReplyCase, RequestCase, cases};
use crate::options::Options;
use crate::rust::{Operation, Service};

use super::gate;
use super::ty::ident;

/// The whole file of an operation.
pub(super) fn module(
    service: &Service<'_>,
    operation: &Operation<'_>,
    options: &Options,
) -> TokenStream {
    let name = ident(&operation.name);
    let cases = cases(service.ir, operation.ir);
    let requests = cases.requests.iter().map(request);
    let replies = cases.replies.iter().map(reply);
    let answers = cases.answers.iter().map(answer);
    let request = text(cases.request.as_deref().unwrap_or_default());
    let imports = imports(&cases);
    let has_requests = cases.request.is_some();
    let is_served = !operation.ir.is_client_only;
    let of_answers = is_served.then(|| {
        quote! {
            #[test]
            fn each_row_of_the_reply_table_is_answered() {
                testing::check_answers(super::wire::#name, CASES);
            }
        }
    });
    let of_requests = has_requests.then(|| {
        quote! {
            #[test]
            fn requests_are_taken_or_refused() {
                testing::check_requests(super::wire::#name, CASES);
            }

            #of_answers
        }
    });
    let of_server = (has_requests && is_served && options.server).then(|| {
        let gate = gate(&options.server_mod_attributes);
        quote! {
            #gate
            #[test]
            fn a_server_does_the_same() {
                testing::check_server(super::wire::#name, CASES);
            }
        }
    });
    quote! {
        use ::annul_runtime::testing::{self, #(#imports),*};

        #of_requests

        #[test]
        fn replies_are_read() {
            testing::check_replies(super::wire::#name, CASES);
        }

        #of_server

        const CASES: &Cases<'static> = &Cases::new(#request)
            .requests(&[#(#requests),*])
            .replies(&[#(#replies),*])
            .answers(&[#(#answers),*]);
    }
}

/// The types that the constants need, sorted.
fn imports(cases: &Cases) -> Vec<proc_macro2::Ident> {
    let needed = [
        (!cases.answers.is_empty(), "AnswerCase"),
        (true, "Cases"),
        (!cases.replies.is_empty(), "ReplyCase"),
        (!cases.requests.is_empty(), "RequestCase"),
    ];
    let needed = needed.iter().filter(|(is_needed, _)| *is_needed);
    needed.map(|(_, name)| ident(name)).collect()
}

fn request(case: &RequestCase) -> TokenStream {
    let (title, message) = (text(&case.title), text(&case.message));
    let run = case.run.map(|(character, count)| {
        let count = Literal::usize_unsuffixed(count);
        quote! { .with_run(#character, #count) }
    });
    let found = match &case.expected {
        Expected::Taken => quote! { taken(#title, #message) },
        Expected::Read => quote! { read(#title, #message) },
        Expected::Breaks { place, rule } => {
            quote! { breaks(#title, #message, #place, #rule) }
        }
        Expected::OfAnotherType { place } => {
            quote! { of_another_type(#title, #message, #place) }
        }
        Expected::Unreadable => quote! { unreadable(#title, #message) },
    };
    quote! { RequestCase::#found #run }
}

fn reply(case: &ReplyCase) -> TokenStream {
    let (title, message) = (text(&case.title), text(&case.message));
    let error = case.error.as_ref().map(|name| quote! { .error(#name) });
    let reads_as = case.reads_as.map(|word| quote! { .reads_as(#word) });
    quote! { ReplyCase::new(#title, #message) #error #reads_as }
}

fn answer(case: &AnswerCase) -> TokenStream {
    let (word, message, reads_as) = (case.disposition, text(&case.message), case.reads_as);
    let phase = case.phase.map(|phase| quote! { .phase(#phase) });
    quote! { AnswerCase::new(#word, #message, #reads_as) #phase }
}

/// A text as a reader of it would write it: raw, where it has quotes or lines, and escaped where not all of it shows.
fn text(text: &str) -> Literal {
    let shows = |character: char| character == '\n' || (' '..='~').contains(&character);
    if !text.contains(['"', '\\', '\n']) || !text.chars().all(shows) {
        return Literal::string(text);
    }
    let mut fence = String::new();
    while text.contains(&format!("\"{fence}")) {
        fence.push('#');
    }
    let raw = format!("r{fence}\"{text}\"{fence}");
    raw.parse().unwrap_or_else(|_| Literal::string(text))
}

#[cfg(test)]
mod written {
    use super::text;

    #[test]
    fn a_text_is_raw_where_that_reads_better() {
        assert_eq!(text("plain").to_string(), r#""plain""#);
        assert_eq!(text("a \"b\"").to_string(), "r#\"a \"b\"\"#");
        assert_eq!(text("a\nb").to_string(), "r\"a\nb\"");
        assert_eq!(text("\"# \"").to_string(), "r##\"\"# \"\"##");
        assert_eq!(text("a\"\u{202e}").to_string(), r#""a\"\u{202e}""#);
    }
}
