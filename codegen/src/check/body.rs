//! The body of a request: as said, or by the params and the protocol; and texts with params in them.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{
    Binding, BodyTemplate, Codec, Location, Param, Protocol, Quote, RequestBody, Service, Type,
};
use crate::spec;
use crate::spec::operation::RequestBody as Raw;
use crate::spec::read::NamedList;

/// What the body of a request is, with its template if it is a text.
pub(super) fn request_body(
    raw: Option<&Raw>,
    params: &[Param],
    raw_params: &NamedList<spec::operation::Param>,
    service: &Service,
    sink: &Sink,
) -> (RequestBody, Option<BodyTemplate>) {
    let protocol = service.protocol;
    let body: Vec<&Param> = params
        .iter()
        .filter(|param| param.location == Location::Body)
        .collect();
    let places = Places {
        raw: raw_params,
        sink,
    };
    if let Some(raw) = raw.filter(|raw| !is_of(protocol, raw)) {
        let message = format!(
            "protocol `{}` says itself what the body of a request is",
            protocol.as_str()
        );
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, span(raw), message)
                .help("remove `request_body:`"),
        );
    } else if let Some(Raw::Template { template, quote }) = raw {
        let quote = quote.value.parse().unwrap_or(Quote::Sql);
        places.template(template, quote, &body);
        let template = template.value.clone();
        return (RequestBody::Text, Some(BodyTemplate { template, quote }));
    }
    let word = raw.and_then(|raw| match raw {
        Raw::Word(word) => Some(word),
        Raw::Template { .. } => None,
    });
    let found = found(word, !body.is_empty(), protocol, sink);
    match found {
        RequestBody::Form => places.form(&body, protocol),
        RequestBody::Text => return (found, word.and_then(|word| places.text(word, &body))),
        RequestBody::Members if protocol == Protocol::RestXml => {
            for param in &body {
                let message = "protocol `rest_xml` has no body params: what their element is called, no spec can say yet";
                places.refuse(
                    param,
                    message.to_owned(),
                    "write `request_body: form` or `text`",
                );
            }
        }
        _ => places.values(&body, protocol),
    }
    (found, None)
}

/// Whether a protocol lets a spec say this of the body.
fn is_of(protocol: Protocol, raw: &Raw) -> bool {
    let is_plain = match raw {
        Raw::Word(word) => !matches!(word.value.as_str(), "form" | "text"),
        Raw::Template { .. } => false,
    };
    match protocol.binding() {
        Binding::Rest => true,
        Binding::AwsTarget | Binding::Rpc => is_plain,
        Binding::AwsQuery => false,
    }
}

fn span(raw: &Raw) -> Span {
    match raw {
        Raw::Word(word) => word.span,
        Raw::Template { template, .. } => template.span,
    }
}

fn found(
    word: Option<&Spanned<String>>,
    has_members: bool,
    protocol: Protocol,
    sink: &Sink,
) -> RequestBody {
    if protocol.binding() == Binding::AwsQuery {
        // The operation itself is named by a member.
        return RequestBody::Form;
    }
    let Some(word) = word else {
        return if has_members {
            RequestBody::Members
        } else {
            RequestBody::None
        };
    };
    let found = word.value.parse().unwrap_or(RequestBody::None);
    if has_members && matches!(found, RequestBody::None | RequestBody::EmptyObject) {
        let message = format!(
            "`request_body: {}` leaves no room for the body params",
            word.value
        );
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, word.span, message)
                .help("remove `request_body:`, or write `members`"),
        );
    }
    found
}

/// The params as written, for the places of what is wrong with them.
struct Places<'a> {
    raw: &'a NamedList<spec::operation::Param>,
    sink: &'a Sink,
}

impl Places<'_> {
    fn refuse(&self, param: &Param, message: String, help: &str) {
        let named = self.raw.iter().find(|named| named.name.value == param.key);
        if let Some(named) = named {
            self.sink.push(
                Diagnostic::error(&rule::PARAM_LOCATION, named.name.span, message).help(help),
            );
        }
    }

    /// Values of a codec that has no nulls: XML and forms.
    fn values(&self, body: &[&Param], protocol: Protocol) {
        if protocol.codec() == Codec::Json || protocol.codec() == Codec::Cbor {
            return;
        }
        self.form(body, protocol);
    }

    /// A pair is a text: it is no null, and an object only where names have paths.
    fn form(&self, body: &[&Param], protocol: Protocol) {
        let has_paths = protocol.binding() == Binding::AwsQuery;
        for param in body {
            let what = match &param.member.ty {
                Type::Any => Some("free JSON"),
                Type::Map(_) if protocol.codec() != Codec::Xml => Some("a map"),
                Type::Object(_) if !has_paths => Some("an object"),
                Type::List(item) if !has_paths && !is_pair(&item.ty) => {
                    Some("a list of more than scalars")
                }
                _ if param.member.nullable => Some("a null"),
                _ => None,
            };
            if let Some(what) = what {
                let message = format!(
                    "the pair `{}` of a form cannot be {what}",
                    param.member.wire
                );
                self.refuse(param, message, "write it as the texts that travel");
            }
        }
    }

    /// A body that is one param.
    fn text(&self, word: &Spanned<String>, body: &[&Param]) -> Option<BodyTemplate> {
        let [only] = body else {
            let message = "a body of text is one param, neither none nor several";
            self.sink.push(
                Diagnostic::error(&rule::BODY_TEMPLATE, word.span, message)
                    .help("leave one body param, or write `{ template: …, quote: … }`"),
            );
            return None;
        };
        self.in_text(only);
        Some(BodyTemplate {
            template: format!("{{{}}}", only.member.wire),
            quote: Quote::None,
        })
    }

    /// A value that stands in a text: one scalar, which is always there.
    fn in_text(&self, param: &Param) {
        let wrong = if !is_scalar(&param.member.ty) {
            "is no text, number or boolean"
        } else if param.member.nullable || !param.member.required {
            "may be absent"
        } else {
            return;
        };
        let message = format!("`{}` {wrong}, and is part of a text", param.key);
        self.refuse(
            param,
            message,
            "let it be a required scalar, or move it elsewhere",
        );
    }

    fn template(&self, template: &Spanned<String>, quote: Quote, body: &[&Param]) {
        let refuse = |message: String, help: &str| {
            let found = Diagnostic::error(&rule::BODY_TEMPLATE, template.span, message);
            self.sink.push(found.help(help));
        };
        let Some(parts) = parts(&template.value) else {
            return refuse(
                "a brace of the template has no other".to_owned(),
                "write `{param}`; a text with other braces cannot be said yet",
            );
        };
        let known: Vec<&str> = body
            .iter()
            .map(|param| param.member.wire.as_str())
            .collect();
        let listed = format!("`{}`", known.join("`, `"));
        for (name, behind) in &parts {
            if !known.contains(name) {
                let help = if known.is_empty() {
                    "declare it with `in: body`".to_owned()
                } else {
                    format!("the body params are {listed}")
                };
                refuse(format!("`{{{name}}}` is no body param"), &help);
            }
            if parts.iter().filter(|(other, _)| other == name).count() > 1 {
                refuse(
                    format!("`{{{name}}}` occurs twice"),
                    "a server could read two values for one param",
                );
                return;
            }
            let is_glued =
                |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '{' | '\'' | '"');
            if behind.starts_with(is_glued) {
                refuse(
                    format!("where `{{{name}}}` ends cannot be found out"),
                    "put a blank or another sign behind it",
                );
            }
        }
        for param in body {
            self.in_text(param);
            let name = param.member.wire.as_str();
            if !parts.iter().any(|(known, _)| *known == name) {
                refuse(
                    format!("the body param `{name}` is not in the template"),
                    &format!("write `{{{name}}}` where it belongs"),
                );
            }
            let is_text = matches!(param.member.ty, Type::String | Type::Enum(_));
            if is_text && quote == Quote::None {
                refuse(
                    format!("the text `{name}` would be in the template without quotes"),
                    "write `quote: sql`, `sql_backslash` or `json`, as the server reads it; a body that is \
                     nothing but the text is `request_body: text`",
                );
            }
        }
    }
}

/// What a pair of a form holds.
const fn is_pair(ty: &Type) -> bool {
    is_scalar(ty) || matches!(ty, Type::Number | Type::Time(_))
}

/// What a text can hold so that a server finds it again.
const fn is_scalar(ty: &Type) -> bool {
    matches!(
        ty,
        Type::String | Type::Integer | Type::Boolean | Type::Enum(_)
    )
}

/// The placeholders of a template, each with what stands behind it; nothing, if a brace has no other.
fn parts(template: &str) -> Option<Vec<(&str, &str)>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        if before.contains('}') || name.is_empty() || name.contains('{') {
            return None;
        }
        parts.push((name, behind));
        rest = behind;
    }
    (!rest.contains('}')).then_some(parts)
}
