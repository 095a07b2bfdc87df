//! CBOR as it is sent: maps and lists with their sizes, members in the order of the spec.

use crate::wire::codec::{Write, write_json};
use minicbor::Encoder;

/// Writes CBOR.
#[derive(Debug, Default)]
pub(in crate::wire) struct Writer {
    bytes: Vec<u8>,
    /// The maps and lists around, each with what was written before it.
    around: Vec<Around>,
}

#[derive(Debug)]
struct Around {
    before: Vec<u8>,
    items: u64,
}

impl Writer {
    /// What was written.
    pub(in crate::wire::codec) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writing into memory cannot fail.
    fn encoder(&mut self) -> Encoder<&mut Vec<u8>> {
        Encoder::new(&mut self.bytes)
    }

    fn begin(&mut self) {
        let before = std::mem::take(&mut self.bytes);
        self.around.push(Around { before, items: 0 });
    }

    fn end(&mut self, is_map: bool) {
        let Some(Around { before, items }) = self.around.pop() else {
            return;
        };
        let inside = std::mem::replace(&mut self.bytes, before);
        let mut out = self.encoder();
        let _ = if is_map {
            out.map(items)
        } else {
            out.array(items)
        };
        self.bytes.extend(inside);
    }

    fn count(&mut self) {
        if let Some(around) = self.around.last_mut() {
            around.items += 1;
        }
    }
}

impl Write for Writer {
    fn begin_object(&mut self) {
        self.begin();
    }

    fn end_object(&mut self) {
        self.end(true);
    }

    fn begin_list(&mut self) {
        self.begin();
    }

    fn end_list(&mut self) {
        self.end(false);
    }

    fn item(&mut self) {
        self.count();
    }

    fn name(&mut self, name: &str) {
        self.count();
        self.text(name);
    }

    fn null(&mut self) {
        let _ = self.encoder().null();
    }

    fn text(&mut self, text: &str) {
        let _ = self.encoder().str(text);
    }

    fn integer(&mut self, number: i64) {
        let _ = self.encoder().i64(number);
    }

    fn number(&mut self, number: &str) {
        match number.parse() {
            Ok(whole) => self.integer(whole),
            Err(_) => {
                let _ = self.encoder().f64(number.parse().unwrap_or_default());
            }
        }
    }

    fn epoch_seconds(&mut self, number: &str) {
        let _ = self.encoder().tag(minicbor::data::IanaTag::Timestamp);
        self.number(number);
    }

    fn boolean(&mut self, truth: bool) {
        let _ = self.encoder().bool(truth);
    }

    fn json(&mut self, json: &str) -> bool {
        write_json(self, json)
    }
}
