//! Members by their paths: `Job.Status` is a member of the object `Job`.

use annul_runtime::meaning::look_table::{Step, Wanted, steps};

use super::{Member, Type};

/// A member with the objects that it is inside of.
#[derive(Clone, Debug)]
pub struct Located<'m> {
    /// Its path: `Job.Status`.
    pub path: String,
    /// The objects on the way, the outermost first, and the member itself.
    pub chain: Vec<&'m Member>,
}

impl<'m> Located<'m> {
    /// The member at a path, looked for in objects, and in items of lists where the path leads into that of one of
    /// several targets: `Errors[JobRunId=$each].ErrorCode`, or `Stopped[$each]` for a list of texts.
    #[must_use]
    pub fn find(members: &'m [Member], path: &str) -> Option<Self> {
        let mut chain: Vec<&Member> = Vec::new();
        let mut members = members;
        for step in steps(path)? {
            match step {
                Step::Into(name) => {
                    let member = members.iter().find(|member| member.wire == name)?;
                    chain.push(member);
                    members = match &member.ty {
                        Type::Object(members) => members,
                        _ => &[],
                    };
                }
                Step::Search { member, value } => {
                    let Type::List(item) = &chain.last()?.ty else {
                        return None;
                    };
                    members = match &item.ty {
                        Type::Object(members) if !member.is_empty() => {
                            members.iter().find(|known| known.wire == member)?;
                            members
                        }
                        Type::String if member.is_empty() => &[],
                        _ => return None,
                    };
                    if value != Wanted::Each {
                        return None;
                    }
                }
            }
        }
        let path = path.to_owned();
        Some(Self { path, chain })
    }

    /// Whether it stands in the item of one of several targets.
    #[must_use]
    pub fn is_of_item(&self) -> bool {
        self.path.contains('[')
    }

    /// All members, and those inside of objects; each before what is inside of it.
    #[must_use]
    pub fn all(members: &'m [Member]) -> Vec<Self> {
        let mut found = Vec::new();
        collect(members, &Self::root(), &mut found);
        found
    }

    /// The member itself.
    ///
    /// # Panics
    ///
    /// Never: a path leads to something.
    #[must_use]
    pub fn member(&self) -> &'m Member {
        self.chain
            .last()
            .expect("invariant: a path leads to a member")
    }

    /// The paths on the way, its own last, of what may be absent: also of items of lists, which need not mention a
    /// target. What an item is found by is always there.
    pub fn optional(&self) -> impl Iterator<Item = &str> {
        let mut end = 0;
        let mut key = None;
        self.chain.iter().filter_map(move |member| {
            end += member.wire.len();
            let is_key = key == Some(member.wire.as_str());
            let search = self.path[end..].strip_prefix('[');
            let search = search.and_then(|behind| behind.split_once(']'));
            if let Some((search, _)) = search {
                end += search.len() + 2;
            }
            key = search.and_then(|(search, _)| search.strip_suffix("=$each"));
            let path = &self.path[..end];
            end += 1;
            let may_lack = (!member.required || member.nullable) && !is_key;
            (may_lack || search.is_some()).then_some(path)
        })
    }

    const fn root() -> Self {
        Self {
            path: String::new(),
            chain: Vec::new(),
        }
    }

    fn inside(&self, member: &'m Member) -> Self {
        let path = if self.path.is_empty() {
            member.wire.clone()
        } else {
            format!("{}.{}", self.path, member.wire)
        };
        let chain = self.chain.iter().copied().chain([member]).collect();
        Self { path, chain }
    }
}

fn collect<'m>(members: &'m [Member], outer: &Located<'m>, found: &mut Vec<Located<'m>>) {
    for member in members {
        let inner = outer.inside(member);
        found.push(inner.clone());
        if let Type::Object(members) = &member.ty {
            collect(members, &inner, found);
        }
    }
}

/// Changes the member at a path.
pub(crate) fn change(members: &mut [Member], path: &str, change: impl FnOnce(&mut Member)) {
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    let member = members.iter_mut().find(|member| member.wire == name);
    match (member, rest) {
        (Some(member), None) => change(member),
        (Some(member), Some(rest)) => {
            if let Type::Object(members) = &mut member.ty {
                self::change(members, rest, change);
            }
        }
        (None, _) => {}
    }
}
