//! What the operations of a service share.

use annul_runtime::operation::{
    ApiKeyPlace, AuthScheme, AuthSchemeKind, DecidesFirst, DeclaredBy, DiscoveryInfo,
    ErrorIdentity, ErrorPlace, PartitionInfo, RequestIdPlace, ServiceInfo, VariableInfo,
};

use crate::ir::{self, Auth, Partition, Service};

use super::error;
use super::keep::{keep, keep_all, keep_maybe, kept, kept_list};

/// The facts of a service.
pub(super) fn service(service: &Service) -> &'static ServiceInfo {
    let identity = &service.error_identity;
    let endpoints = &service.endpoints;
    let places = |places: &[ir::ErrorPlace]| kept_list(places.iter().map(error_place));
    let mut info = ServiceInfo::new(keep(&service.provider), keep(&service.id), service.protocol)
        .title(keep(&service.title))
        .auth(kept_list(service.auth.iter().map(auth)))
        .endpoints(
            keep(&endpoints.default),
            kept_list(endpoints.partitions.iter().map(partition)),
        )
        .request_id(kept_list(service.request_id.iter().map(request_id)))
        .error_identity(ErrorIdentity::new(
            identity.by.first().copied().unwrap_or(DecidesFirst::Code),
            places(&identity.code),
            places(&identity.message),
        ))
        .errors(kept_list(
            service
                .errors
                .iter()
                .map(|error| error::info(error, DeclaredBy::Service, service)),
        ));
    let variables = endpoints.variables.iter().map(|variable| {
        let info = VariableInfo::new(keep(&variable.name));
        if variable.dots { info.dots() } else { info }
    });
    info = info.variables(kept_list(variables));
    if service.has_front_door_of_its_own() {
        info = info.front_door(service.front_door);
    }
    if let Some(version) = keep_maybe(service.version.as_ref()) {
        info = info.version(version);
    }
    if let Some(discovery) = &endpoints.discovery {
        let found = DiscoveryInfo::new(keep(&discovery.target));
        info = info.discovery(if discovery.required {
            found.required()
        } else {
            found
        });
    }
    kept(info)
}

fn auth(auth: &Auth) -> AuthScheme {
    let text = |text: &Option<String>| keep(text.as_deref().unwrap_or_default());
    match auth.scheme {
        AuthSchemeKind::AwsSigV4 => AuthScheme::AwsSigV4 {
            signing_name: text(&auth.signing_name),
        },
        AuthSchemeKind::OciSignature => AuthScheme::OciSignature,
        AuthSchemeKind::HuaweiSdkHmac => AuthScheme::HuaweiSdkHmac,
        AuthSchemeKind::TokenHeader => AuthScheme::TokenHeader {
            param: text(&auth.param),
        },
        AuthSchemeKind::Basic => AuthScheme::Basic,
        AuthSchemeKind::Bearer => AuthScheme::Bearer {
            word: keep(auth.word()),
        },
        AuthSchemeKind::ApiKey => AuthScheme::ApiKey {
            place: match &auth.query {
                Some(name) => ApiKeyPlace::Query(keep(name)),
                None => ApiKeyPlace::Header(text(&auth.header)),
            },
        },
        AuthSchemeKind::Custom => AuthScheme::Custom {
            name: text(&auth.name),
        },
        AuthSchemeKind::None => AuthScheme::None,
    }
}

fn partition(partition: &Partition) -> PartitionInfo {
    let prefixes = partition.region_prefixes.iter().map(String::as_str);
    let mut info = PartitionInfo::new(keep(&partition.name), keep(&partition.plain))
        .region_prefixes(keep_all(prefixes));
    if let Some(url) = &partition.fips {
        info = info.fips(keep(url));
    }
    if let Some(url) = &partition.dual_stack {
        info = info.dual_stack(keep(url));
    }
    if let Some(url) = &partition.fips_dual_stack {
        info = info.fips_dual_stack(keep(url));
    }
    info
}

fn request_id(place: &ir::RequestIdPlace) -> RequestIdPlace {
    match place {
        ir::RequestIdPlace::Header(name) => RequestIdPlace::Header(keep(name)),
        ir::RequestIdPlace::Body(name) => RequestIdPlace::Body(keep(name)),
    }
}

fn error_place(place: &ir::ErrorPlace) -> ErrorPlace {
    match place {
        ir::ErrorPlace::Header(name) => ErrorPlace::Header(keep(name)),
        ir::ErrorPlace::Body(path) => ErrorPlace::Body(keep(path)),
    }
}
