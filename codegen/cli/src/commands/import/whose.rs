//! Who runs the services of a model: its profile, and the provider whose name the drafts have.

use std::path::Path;

use annul_import::Profile;
use annul_import::model::Model;

use super::{Options, failure};
use crate::exit::Failure;

/// The profile of a model, if it has one, and the name of the provider.
pub(super) fn of(options: &Options, model: &Model) -> Result<(Option<Profile>, String), Failure> {
    let profile = profile(options, model)?;
    let provider = options.provider.clone().or_else(|| {
        profile
            .as_ref()
            .and_then(|it| it.provider().map(str::to_owned))
    });
    let provider = provider.ok_or_else(|| {
        Failure::usage("nothing says who runs the service").help("say it: `--provider NAME`")
    })?;
    let own = profile
        .as_ref()
        .filter(|profile| profile.provider_file().is_some());
    if let Some(own) = own
        .and_then(Profile::provider)
        .filter(|own| *own != provider)
    {
        let message =
            format!("the profile is that of the provider `{own}`, and not of `{provider}`");
        return Err(
            Failure::usage(message).help("leave `--provider` out, or choose another profile")
        );
    }
    Ok((profile, provider))
}

/// The profile for a model: the one that is named, or the usual one of its format.
fn profile(options: &Options, model: &Model) -> Result<Option<Profile>, Failure> {
    let Some(name) = &options.profile else {
        return Ok(Profile::usual(model.origin.format));
    };
    if let Some(profile) = Profile::built_in(name) {
        return Ok(Some(profile));
    }
    let path = Path::new(name);
    if !path.exists() {
        let known: Vec<&str> = Profile::names().collect();
        let known = known.join(", ");
        let message = format!("`{name}` is no profile and no file");
        return Err(Failure::usage(message).help(format!("one of {known}, or the path of a file")));
    }
    Profile::read(path)
        .map(Some)
        .map_err(|error| failure(&error))
}
