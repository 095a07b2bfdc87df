//! Numbers of all kinds, times and maps: what a body can hold besides the plain values.

use super::BodyWriter;
use crate::wire::ToBody;

impl BodyWriter {
    /// Any number, as JSON writes it.
    pub(in crate::wire) fn number(&mut self, number: &str) {
        self.form().number(number);
    }

    /// A point in time in seconds since 1970, as JSON writes a number.
    pub(in crate::wire) fn epoch_seconds(&mut self, number: &str) {
        self.form().epoch_seconds(number);
    }

    /// A map, entry by entry.
    pub(in crate::wire) fn entries<'e, T: ToBody + 'e>(
        &mut self,
        entries: impl Iterator<Item = (&'e str, &'e T)>,
    ) {
        // What an error says at a place inside of its body is no entry.
        let outer = self.fill.take();
        self.form().begin_object();
        for (key, value) in entries {
            self.form().name(key);
            value.write(self);
        }
        self.form().end_object();
        self.fill = outer;
    }
}
