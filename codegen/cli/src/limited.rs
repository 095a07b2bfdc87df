//! Files and standard input as outside bytes: no more of them is read than is allowed.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// All of a file, if it has no more than so many bytes.
#[cfg(feature = "live")]
pub(crate) fn file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    all(File::open(path)?, most)
}

/// The same of standard input, if the path is `-`.
pub(crate) fn file_or_input(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if is_input(path) {
        all(io::stdin().lock(), most)
    } else {
        all(File::open(path)?, most)
    }
}

/// Whether a path stands for standard input.
pub(crate) fn is_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Bytes as text.
#[cfg(feature = "live")]
pub(crate) fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is no text"))
}

fn all(source: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it is larger than {most} bytes")));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn what_is_too_large_is_no_beginning_of_something() {
        assert_eq!(all(&b"123"[..], 3).ok().as_deref(), Some(&b"123"[..]));
        let error = all(&b"1234"[..], 3).expect_err("one byte too many");
        assert_eq!(error.to_string(), "it is larger than 3 bytes");
    }
}
