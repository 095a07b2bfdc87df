//! Files, pipes and standard input as outside bytes: no more of them is read than is allowed.
//!
//! A pipe is as good as a file here: shells hand secrets and recorded replies over in one.

use std::fs::File;
use std::io;
use std::path::Path;

use annul_codegen::file;

/// All of a file, if it has no more than so many bytes.
#[cfg(feature = "live")]
pub(crate) fn file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    file::limited(File::open(path)?, most)
}

/// The same of standard input, if the path is `-`.
pub(crate) fn file_or_input(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if is_input(path) {
        file::limited(io::stdin().lock(), most)
    } else {
        file::limited(File::open(path)?, most)
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
