//! References inside of a document: followed a few times, never out of it, and never in a circle.

use crate::at::At;
use crate::error::Error;
use crate::limits::MAX_REFERENCES;

/// What a value leads to; itself, if it refers to nothing.
pub(super) fn followed<'v>(root: &At<'v>, at: &At<'v>) -> Result<At<'v>, Error> {
    let mut found = at.clone();
    for _ in 0..MAX_REFERENCES {
        let Some(way) = found.text_of("$ref")? else {
            return Ok(found);
        };
        found = target(root, &found, way)?;
    }
    Err(at.wrong(format!(
        "more than {MAX_REFERENCES} references follow one another, or they lead in a circle"
    )))
}

/// What a local reference names.
fn target<'v>(root: &At<'v>, at: &At<'v>, way: &str) -> Result<At<'v>, Error> {
    let Some(pointer) = way.strip_prefix("#/") else {
        let message = format!(
            "`{way}` leads out of the document; only references that begin with `#/` are followed"
        );
        return Err(at.wrong(message));
    };
    let mut found = root.clone();
    for step in pointer.split('/') {
        let step = decoded(step).replace("~1", "/").replace("~0", "~");
        let next = found.step(&step);
        found = next.ok_or_else(|| at.wrong(format!("`{way}` leads to nothing")))?;
    }
    Ok(found)
}

/// Without the escapes of addresses.
fn decoded(step: &str) -> String {
    let bytes = step.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let escaped = (bytes[index] == b'%')
            .then(|| step.get(index + 1..index + 3))
            .flatten();
        if let Some(byte) = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            plain.push(byte);
            index += 3;
        } else {
            plain.push(bytes[index]);
            index += 1;
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}
