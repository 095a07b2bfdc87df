//! Reads regular files alone, and no more of one than is allowed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// All of a file.
///
/// # Errors
///
/// What the system says; and that it is a pipe or a device, or has more than `most` bytes.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    limited(open(path)?, most)
}

/// All that a reader gives.
///
/// # Errors
///
/// What the reader says; and that there are more than `most` bytes.
pub fn limited(source: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let message = format!("it has more than {most} bytes");
        return Err(io::Error::new(ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

/// Opens a file to read it. A pipe or a device would block, or never end.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    if !kind.is_file() {
        let message = "it is a pipe or a device, and no file";
        return Err(io::Error::new(ErrorKind::InvalidInput, message));
    }
    File::open(path)
}

/// Whether an error says that what is there is no file.
pub(crate) fn is_no_file(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::IsADirectory | ErrorKind::InvalidInput
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_no_beginning_of_something() -> io::Result<()> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let all = fs::read(&path)?;
        let size = all.len() as u64;
        assert_eq!(read(&path, size)?, all);
        let error = read(&path, size - 1).map_err(|error| error.kind());
        assert_eq!(error, Err(ErrorKind::FileTooLarge));
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn a_device_is_refused_before_it_is_read() {
        let error = read(Path::new("/dev/zero"), 10).expect_err("it never ends");
        assert!(is_no_file(&error), "{error}");
        let error = read(Path::new("/dev"), 10).expect_err("it is a folder");
        assert!(is_no_file(&error), "{error}");
    }
}
