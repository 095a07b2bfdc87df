//! Raw to checked, the only road to the IR: one file per section, every finding in one run.

mod absence;
mod auth;
mod body;
mod budget;
mod cancel;
mod catalogue;
mod constraint;
mod endpoint;
mod enumeration;
mod error;
mod example;
mod follow;
mod gateway;
mod host;
mod identity;
mod literal;
mod names;
mod operation;
mod param;
mod placeholder;
mod route;
mod service;
mod source;
mod token_header;
mod types;

use crate::diagnostic::{Diagnostic, FileId, Sink, Span, rule};
use crate::ir::{Catalogue, Operation};
use crate::options::Options;
use crate::source::{Sources, folder};
use crate::spec::{self, File, Parsed};

pub(crate) use catalogue::claims;
pub use literal::literal;

/// The checked catalogue of all files; `None` if anything in them does not hold.
///
/// With options it is also checked that what they emit can be served: one gateway, one meaning for each call.
pub fn check(sources: &Sources, options: Option<&Options>, sink: &Sink) -> Option<Catalogue> {
    let before = sink.error_count();
    let catalogue = catalogue_of(sources, options, sink);
    (sink.error_count() == before).then_some(catalogue)
}

/// What holds of all files: all that they say, if nothing but examples is wrong.
pub(crate) fn catalogue_of(sources: &Sources, options: Option<&Options>, sink: &Sink) -> Catalogue {
    let files: Vec<(FileId, Parsed)> = sources
        .ids()
        .filter_map(|id| Some((id, spec::read(sources, id, sink)?)))
        .collect();
    let forms = sink.count();
    for (id, file) in &files {
        if let File::Provider(raw) = &file.file {
            service::provider_folder(&raw.provider, &sources.catalogue_path(*id), sink);
        }
    }
    let mut services = Vec::new();
    for (id, file) in &files {
        let File::Service(raw) = &file.file else {
            continue;
        };
        let Some(checked) =
            service::service(raw, file, &sources.catalogue_path(*id), sources, sink)
        else {
            continue;
        };
        services.push((*id, raw, checked));
    }
    let mut placed = Vec::new();
    for (id, file) in &files {
        let File::Operation(raw) = &file.file else {
            continue;
        };
        let own = folder(sources.path(*id));
        if !sources.ids().any(|other| {
            spec::is_service_file(sources.path(other)) && folder(sources.path(other)) == own
        }) {
            let message = "there is no `service.yaml` beside this operation";
            sink.push(Diagnostic::error(
                &rule::MISSING_SERVICE_FILE,
                Span::file_start(*id),
                message,
            ));
        }
        let home = services
            .iter()
            .position(|(other, _, _)| folder(sources.path(*other)) == own);
        let Some(home) = home else { continue };
        let (_, raw_service, checked) = &services[home];
        let context = operation::Context {
            service: &checked.service,
            raw: raw_service,
            common: &checked.errors,
        };
        let found = operation::operation(
            raw,
            &file.whole,
            &sources.catalogue_path(*id),
            &context,
            sink,
        );
        placed.extend(found.map(|operation| (home, raw.operation.span, operation)));
    }
    for (home, (_, raw, _)) in services.iter().enumerate() {
        let own = placed.iter().filter(|(found, _, _)| *found == home);
        let own: Vec<&Operation> = own.map(|(_, _, operation)| operation).collect();
        token_header::token_headers(raw, &own, sink);
        auth::key_params(raw, &own, sink);
    }
    let services = services
        .into_iter()
        .map(|(_, raw, checked)| (raw.service.span, checked.service))
        .collect();
    let catalogue = catalogue::assemble(services, placed, options, sink);
    follow::sift(&files, sources, forms, sink);
    catalogue
}
