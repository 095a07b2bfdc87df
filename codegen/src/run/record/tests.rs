//! A record is read as it was written, or not at all.

use super::*;

fn record() -> Record {
    let salt = Salt(7);
    let kept = |path: &str| Kept {
        path: path.to_owned(),
        stamp: Stamp {
            size: 1,
            written: 2,
            changed: 3,
            number: 4,
        },
        digest: salt.digest(path.as_bytes()),
    };
    let part = Part {
        outline: salt.digest(b"outline"),
        extent: (1, 12),
        read: vec![kept("specs/a b/service.yaml")],
        written: vec![kept("a/mod.rs"), kept("a/b/mod.rs")],
    };
    Record {
        salt,
        key: salt.digest(b"one"),
        parts: BTreeMap::from([("specs/a b".to_owned(), part)]),
        above: vec![kept("lib.rs")],
    }
}

#[test]
fn what_was_written_is_read() {
    let record = record();
    assert_eq!(Record::parse(&record.text(), "one"), Some(record));
}

#[test]
fn a_record_of_another_run_is_none() {
    assert_eq!(Record::parse(&record().text(), "two"), None);
}

#[test]
fn a_record_that_was_touched_is_none() {
    let text = record().text();
    for at in 0..text.len() {
        assert_eq!(Record::parse(&text[..at], "one"), None, "cut at {at}");
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        let read = String::from_utf8(bytes).ok();
        let read = read.and_then(|text| Record::parse(&text, "one"));
        assert_eq!(read, None, "touched at {at}");
    }
}
