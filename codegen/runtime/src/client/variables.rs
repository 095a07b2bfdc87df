//! Parts of a host that callers say: what may stand there, so that no value makes another host of it.

use super::ConfigError;
use crate::operation::ServiceInfo;

/// The values that a builder was given, if the service has such variables and the values can be in a host.
pub(super) fn checked(
    service: &'static ServiceInfo,
    given: Vec<(&'static str, String)>,
) -> Result<Vec<(&'static str, String)>, ConfigError> {
    for (name, value) in &given {
        let mut known = service.variables.iter();
        let Some(variable) = known.find(|variable| variable.name == *name) else {
            return Err(ConfigError::NoSuchVariable {
                service: service.id,
                variable: name,
            });
        };
        let is_host = if variable.dots {
            value.len() <= LONGEST && value.split('.').all(is_label)
        } else {
            is_label(value)
        };
        if !is_host {
            return Err(ConfigError::Variable {
                variable: variable.name,
                dots: variable.dots,
                value: value.clone(),
            });
        }
    }
    Ok(given)
}

/// Whether a text is one part of a host name, between two dots.
pub(super) fn is_label(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len())
        && text.bytes().all(is_allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// The longest text that a host may be, as DNS has it.
const LONGEST: usize = 253;

/// An endpoint with its variables filled in.
pub(super) fn filled(
    service: &'static ServiceInfo,
    template: &str,
    given: &[(&'static str, String)],
) -> Result<String, ConfigError> {
    let mut address = template.to_owned();
    for variable in service.variables {
        let place = format!("{{{}}}", variable.name);
        if !address.contains(&place) {
            continue;
        }
        let mut values = given.iter();
        let value = values.find(|(name, _)| *name == variable.name);
        let (_, value) = value.ok_or(ConfigError::NoVariable {
            service: service.id,
            variable: variable.name,
        })?;
        address = address.replace(&place, value);
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::{checked, filled};
    use crate::client::ConfigError;
    use crate::operation::{Protocol, ServiceInfo, VariableInfo};

    const SERVICE: &ServiceInfo =
        &ServiceInfo::new("acme", "jobs", Protocol::RestJson).variables(&[
            VariableInfo::new("workspace"),
            VariableInfo::new("account").dots(),
        ]);
    const TEMPLATE: &str = "https://{workspace}.{account}.jobs.example";

    fn of(workspace: &str, account: &str) -> Result<String, ConfigError> {
        let given = vec![
            ("workspace", workspace.to_owned()),
            ("account", account.to_owned()),
        ];
        filled(SERVICE, TEMPLATE, &checked(SERVICE, given)?)
    }

    #[test]
    fn values_are_filled_in() {
        let address = of("dev-1", "a.b-c.9").expect("both are hosts");
        assert_eq!(address, "https://dev-1.a.b-c.9.jobs.example");
    }

    #[test]
    fn a_value_cannot_make_another_host() {
        let long = "a".repeat(64);
        for bad in [
            "",
            "-",
            "a-",
            "-a",
            "a/b",
            "a?",
            "a#",
            "a@b",
            "a:80",
            "a b",
            "a\\b",
            "a\r\nb",
            "é",
            "%2e",
            "{region}",
            "[::1]",
            "a_b",
            "evil.example/",
            &long,
        ] {
            assert!(of(bad, "a").is_err(), "{bad}");
            assert!(of("a", bad).is_err(), "{bad}");
        }
        assert!(of("a.b", "a").is_err(), "one label has no dots");
        for bad in ["a..b", ".a", "a.", "."] {
            assert!(of("a", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_is_missing_or_unknown_is_named() {
        let error = filled(SERVICE, TEMPLATE, &[]).expect_err("it has none");
        assert_eq!(
            error.to_string(),
            "a client of `jobs` needs its `workspace`, which is a part of the host"
        );
        let error = checked(SERVICE, vec![("tenant", "a".to_owned())]).expect_err("there is none");
        assert_eq!(
            error.to_string(),
            "the endpoints of `jobs` have no variable `tenant`"
        );
    }
}
