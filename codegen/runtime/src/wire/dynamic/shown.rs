//! What is in a member that decides what a success means.

use super::Value;
use crate::meaning::reply_table::{Seen, Shows};

impl Shows for Value {
    fn show(&self) -> Seen<'_> {
        match self {
            Self::Null => Seen::Absent,
            Self::Boolean(flag) => Seen::from(*flag),
            Self::Integer(number) => Seen::from(*number),
            Self::Number(number) => number.show(),
            Self::Text(text) => Seen::text(text),
            Self::Secret(secret) => Seen::text(secret.expose()),
            Self::Time(_) | Self::Json(_) | Self::List(_) | Self::Object(_) => Seen::Other,
        }
    }
}
