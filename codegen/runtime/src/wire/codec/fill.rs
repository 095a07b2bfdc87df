//! What an error says at places inside of its body, whatever its type has for the members there.

/// What is at a place, unless the value that is written has something there itself.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::wire) enum Fill {
    /// A text.
    Text(String),
    /// A number.
    Number(i64),
    /// An object with these members.
    Members(Vec<(&'static str, Self)>),
    /// A list with this item.
    First(Box<Self>),
}

impl Fill {
    /// What is at the end of a path, with all that is around it; nothing, if a list would need a second item.
    pub(in crate::wire) fn at(path: &'static str, end: Self) -> Option<Self> {
        path.rsplit('.').try_fold(end, |inner, name| match name {
            "0" => Some(Self::First(Box::new(inner))),
            _ if name.bytes().all(|byte| byte.is_ascii_digit()) => None,
            _ => Some(Self::Members(vec![(name, inner)])),
        })
    }

    /// Both; what is there stays.
    pub(in crate::wire) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Members(own), Self::Members(others)) => {
                for (name, other) in others {
                    match own.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, own)) => own.merge(other),
                        None => own.push((name, other)),
                    }
                }
            }
            (Self::First(own), Self::First(other)) => own.merge(*other),
            _ => {}
        }
    }

    /// The same as JSON, for answers that are made by hand.
    #[cfg(feature = "server")]
    pub(in crate::wire) fn to_json(&self) -> String {
        match self {
            // Writing a text into memory cannot fail.
            Self::Text(text) => serde_json::to_string(text).unwrap_or_default(),
            Self::Number(number) => number.to_string(),
            Self::Members(members) => {
                let members = members.iter();
                let members: Vec<String> = members
                    .map(|(name, fill)| {
                        format!(
                            "{}:{}",
                            Self::Text((*name).to_owned()).to_json(),
                            fill.to_json()
                        )
                    })
                    .collect();
                format!("{{{}}}", members.join(","))
            }
            Self::First(item) => format!("[{}]", item.to_json()),
        }
    }

    /// What is at a member, which is no longer to come.
    pub(in crate::wire) fn take(&mut self, name: &str) -> Option<Self> {
        match self {
            Self::Members(members) => {
                let at = members.iter().position(|(known, _)| *known == name)?;
                Some(members.remove(at).1)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fill;

    fn text(path: &'static str, text: &str) -> Option<Fill> {
        Fill::at(path, Fill::Text(text.to_owned()))
    }

    #[test]
    fn two_places_of_one_object_are_one_object() {
        let mut fill = text("errors.0.code", "C").expect("the first item");
        fill.merge(text("errors.0.text", "m").expect("the first item"));
        fill.merge(text("errors.0.code", "D").expect("the first item"));
        let item = Fill::Members(vec![
            ("code", Fill::Text("C".into())),
            ("text", Fill::Text("m".into())),
        ]);
        let list = Fill::First(Box::new(item));
        assert_eq!(fill, Fill::Members(vec![("errors", list)]));
    }

    #[test]
    fn a_second_item_is_not_made_up() {
        assert_eq!(text("errors.1.code", "C"), None);
    }
}
