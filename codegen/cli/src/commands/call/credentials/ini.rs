//! The files in which AWS and Oracle keep profiles: sections of `key = value` lines.

/// A file of profiles.
#[derive(Default)]
pub(super) struct Profiles(Vec<(String, Vec<(String, String)>)>);

impl Profiles {
    /// Reads a file; lines that are nothing of this are passed over, as the vendors' tools do.
    pub(super) fn read(text: &str) -> Self {
        let mut sections: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for line in text.lines() {
            // Settings of settings, which AWS indents.
            if line.starts_with([' ', '\t', '#', ';']) {
                continue;
            }
            let line = line.trim();
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|rest| rest.split(']').next())
            {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                sections.push((name, Vec::new()));
            } else if let (Some((key, value)), Some((_, entries))) =
                (line.split_once('='), sections.last_mut())
            {
                let entry = (key.trim().to_ascii_lowercase(), value.trim().to_owned());
                entries.push(entry);
            }
        }
        Self(sections)
    }

    /// Whether there is such a section.
    pub(super) fn has(&self, section: &str) -> bool {
        self.0.iter().any(|(name, _)| name == section)
    }

    /// A value of a section; of several the last.
    pub(super) fn get(&self, section: &str, key: &str) -> Option<&str> {
        let sections = self.0.iter().filter(|(name, _)| name == section);
        let mut entries = sections.flat_map(|(_, entries)| entries).rev();
        let (_, value) = entries.find(|(name, _)| name == key)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Profiles;

    #[test]
    fn sections_have_their_own_values() {
        let profiles = Profiles::read(
            "# mine\n[default]\nregion = eu-west-1\n\n[profile  dev]\nRegion=us-east-1\n  s3 =\n    x = 1\nrole_arn=a=b\n[broken\n",
        );
        assert_eq!(profiles.get("default", "region"), Some("eu-west-1"));
        assert_eq!(profiles.get("profile dev", "region"), Some("us-east-1"));
        assert_eq!(profiles.get("profile dev", "role_arn"), Some("a=b"));
        assert_eq!(profiles.get("profile dev", "x"), None);
        assert!(profiles.has("profile dev") && !profiles.has("dev"));
    }
}
