//! What is wrong with a file before anybody looks at what it says.

use super::{FileId, Span};

/// What is wrong with a file as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileProblem {
    /// It is larger than [`MAX_FILE_BYTES`](super::MAX_FILE_BYTES).
    TooLarge {
        /// The file.
        file: FileId,
    },
    /// It begins with a byte order mark.
    ByteOrderMark {
        /// The file.
        file: FileId,
    },
    /// It is not UTF-8.
    NotUtf8 {
        /// Where it stops being so.
        span: Span,
        /// The byte that stands there.
        byte: u8,
    },
}

impl FileProblem {
    /// The same of a file that has another number now.
    pub(super) fn of(self, file: FileId) -> Self {
        match self {
            Self::TooLarge { .. } => Self::TooLarge { file },
            Self::ByteOrderMark { .. } => Self::ByteOrderMark { file },
            Self::NotUtf8 { span, byte } => Self::NotUtf8 {
                span: Span { file, ..span },
                byte,
            },
        }
    }

    /// Where it is.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::TooLarge { file } | Self::ByteOrderMark { file } => Span::file_start(*file),
            Self::NotUtf8 { span, .. } => *span,
        }
    }
}
