//! What a cache holds: of each folder of specs the digests of what was read and written. It holds no code and no name of
//! an item, so nothing that is in it can become code; all that it can do is to let files be that are there already.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::file;

use super::digest::{Digest, Salt, Stamp};

/// The first line; another form has another.
const FORM: &str = "annul cache 1";

/// A larger file is not one that was written here.
const MAX_BYTES: u64 = 256 << 20;

/// A file, and what it held.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Kept {
    pub(super) path: String,
    pub(super) stamp: Stamp,
    pub(super) digest: Digest,
}

impl Kept {
    fn line(&self, kind: &str, out: &mut String) {
        let Stamp {
            size,
            written,
            changed,
            number,
        } = self.stamp;
        let (Digest(one, two), path) = (self.digest, &self.path);
        let _ = writeln!(
            out,
            "{kind} {size:x} {written:x} {changed:x} {number:x} {one:x} {two:x} {path}"
        );
    }
}

/// A folder of specs, and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Part {
    /// Stands for all that other folders, and the modules above, know of this one.
    pub(super) outline: Digest,
    /// How many services and operations it has.
    pub(super) extent: (usize, usize),
    pub(super) read: Vec<Kept>,
    pub(super) written: Vec<Kept>,
}

/// A whole run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Record {
    pub(super) salt: Salt,
    /// Stands for options, version and places.
    pub(super) key: Digest,
    pub(super) parts: BTreeMap<String, Part>,
    /// The modules above all services, and the list of files.
    pub(super) above: Vec<Kept>,
}

impl Record {
    /// Reads the record at `path`, if there is one, it is whole, and it is about a run with this identity.
    pub(super) fn load(path: &Path, identity: &str) -> Option<Self> {
        let text = String::from_utf8(file::read(path, MAX_BYTES).ok()?).ok()?;
        Self::parse(&text, identity)
    }

    fn parse(text: &str, identity: &str) -> Option<Self> {
        let (form, rest) = text.split_once('\n')?;
        let (head, body) = rest.split_once('\n')?;
        let mut head = Fields::of(head);
        let (salt, key, sum) = (Salt(head.number()?), head.digest()?, head.digest()?);
        let fits = form == FORM
            && key == salt.digest(identity.as_bytes())
            && sum == salt.digest(body.as_bytes());
        if !fits {
            return None;
        }
        let mut record = Self {
            salt,
            key,
            parts: BTreeMap::new(),
            above: Vec::new(),
        };
        let mut last: Option<(String, Part)> = None;
        for line in body.lines() {
            let (kind, rest) = line.split_once(' ')?;
            let mut fields = Fields::of(rest);
            match (kind, &mut last) {
                ("part", last) => {
                    record.parts.extend(last.take());
                    let part = Part {
                        outline: fields.digest()?,
                        extent: (fields.size()?, fields.size()?),
                        read: Vec::new(),
                        written: Vec::new(),
                    };
                    *last = Some((fields.rest().to_owned(), part));
                }
                ("read", Some((_, part))) => part.read.push(fields.kept()?),
                ("wrote", Some((_, part))) => part.written.push(fields.kept()?),
                ("above", _) => record.above.push(fields.kept()?),
                _ => return None,
            }
        }
        record.parts.extend(last);
        Some(record)
    }

    /// Writes the record beside `path` and renames it. Where that fails there is no cache, which is no fault.
    pub(super) fn save(&self, path: &Path) {
        let Some(folder) = path.parent() else {
            return;
        };
        if fs::create_dir_all(folder).is_ok() {
            file::clean(folder);
            let _ = file::replace(path, &self.text(), None, folder);
        }
    }

    fn text(&self) -> String {
        let mut body = String::new();
        for kept in &self.above {
            kept.line("above", &mut body);
        }
        for (folder, part) in &self.parts {
            let (services, operations) = part.extent;
            let Digest(one, two) = part.outline;
            let _ = writeln!(
                body,
                "part {one:x} {two:x} {services:x} {operations:x} {folder}"
            );
            part.read
                .iter()
                .for_each(|kept| kept.line("read", &mut body));
            part.written
                .iter()
                .for_each(|kept| kept.line("wrote", &mut body));
        }
        let (salt, key, sum) = (self.salt.0, self.key, self.salt.digest(body.as_bytes()));
        let (first, second) = (key.0, key.1);
        format!(
            "{FORM}\n{salt:x} {first:x} {second:x} {:x} {:x}\n{body}",
            sum.0, sum.1
        )
    }

    /// Whether the form can hold it: a line a path.
    pub(super) fn is_writable(&self) -> bool {
        let plain = |path: &str| !path.contains(['\n', '\r']);
        self.parts
            .iter()
            .all(|(folder, part)| plain(folder) && part.read.iter().all(|kept| plain(&kept.path)))
    }
}

/// The fields of a line, each a number but the last.
struct Fields<'a>(&'a str);

impl<'a> Fields<'a> {
    fn of(line: &'a str) -> Self {
        Self(line)
    }

    fn number(&mut self) -> Option<u64> {
        let (field, rest) = self.0.split_once(' ').unwrap_or((self.0, ""));
        self.0 = rest;
        u64::from_str_radix(field, 16).ok()
    }

    fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn digest(&mut self) -> Option<Digest> {
        Some(Digest(self.number()?, self.number()?))
    }

    fn kept(&mut self) -> Option<Kept> {
        let stamp = Stamp {
            size: self.number()?,
            written: self.number()?,
            changed: self.number()?,
            number: self.number()?,
        };
        Some(Kept {
            stamp,
            digest: self.digest()?,
            path: self.rest().to_owned(),
        })
    }

    fn rest(&self) -> &'a str {
        self.0
    }
}

#[cfg(test)]
mod tests;
