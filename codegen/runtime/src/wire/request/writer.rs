//! A request in the making: what emitted `encode_input` calls, one line a param.

use super::Fills;
use crate::meaning::reply_table::Literal;
use crate::operation::{OperationInfo, RequestBody};
use crate::wire::binding::Bound;
use crate::wire::prepared::Prepared;
use crate::wire::value::{BodyWriter, REDACTED};
use crate::wire::{TextList, ToBody, ToText, percent};
use crate::{Limit, Location, Place, Rule, Violation, Violations};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::ops::Range;

/// A request in the making.
#[derive(Debug)]
pub struct RequestWriter<'a> {
    pub(super) info: &'static OperationInfo,
    pub(super) prepared: &'static Prepared,
    fills: Fills<'a>,
    redact: bool,
    /// The path params, encoded, one behind the other.
    pub(super) encoded: String,
    /// Where each of them is in it.
    pub(super) segments: Vec<(&'static str, Range<usize>)>,
    /// The query string, with its question mark.
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    pub(super) body: BodyWriter,
    /// What no request can carry.
    pub(super) unsendable: Violations,
}

impl<'a> RequestWriter<'a> {
    /// A request of an operation; one that is only shown has its secrets redacted.
    pub(in crate::wire) fn new(
        info: &'static OperationInfo,
        fills: Fills<'a>,
        redact: bool,
    ) -> Self {
        Self::named(info.name, info, fills, redact)
    }

    /// A request of another operation that takes the same params, by its name.
    pub(in crate::wire) fn named(
        name: &str,
        info: &'static OperationInfo,
        fills: Fills<'a>,
        redact: bool,
    ) -> Self {
        let bound = Bound::of(info);
        let mut body = BodyWriter::new(bound.request_format(), redact);
        if info.request_body != RequestBody::None {
            body.begin();
            bound.begin(name, &mut body);
        }
        Self {
            info,
            prepared: Prepared::of(info),
            fills,
            redact,
            encoded: String::new(),
            segments: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            body,
            unsendable: Violations::new(),
        }
    }

    /// A param that is a segment of the path, or its several segments.
    pub fn path<T: ToText>(&mut self, place: Place, value: &T) {
        if let Some(text) = value.to_text() {
            self.write_path(place, self.shown(&text, value.is_secret()));
        }
    }

    /// A param of the query string.
    pub fn query<T: ToText>(&mut self, place: Place, value: &T) {
        match value.to_text() {
            Some(text) => self.write_query(place, self.shown(&text, value.is_secret())),
            None => self.fill(place),
        }
    }

    /// A param of the query string that occurs once for each value, or once with commas between them.
    pub fn query_list<T: TextList>(&mut self, place: Place, list: &T) {
        self.query_items(place, list.items());
    }

    pub(in crate::wire) fn query_items<T: ToText>(&mut self, place: Place, items: &[T]) {
        let mut params = self.info.params.iter();
        if !params.any(|param| param.place == place && param.is_csv) {
            for item in items {
                self.query(place, item);
            }
            return;
        }
        let mut all = String::new();
        for (index, item) in items.iter().enumerate() {
            let text = item.to_text().unwrap_or_default();
            if text.is_empty() || text.contains(',') {
                let place = place.item(index);
                self.unsendable
                    .push(Violation::new(place, Rule::Unsendable, Limit::None));
            }
            if index > 0 {
                all.push(',');
            }
            all.push_str(self.shown(&text, item.is_secret()));
        }
        if !items.is_empty() {
            self.write_query(place, &all);
        }
    }

    /// A header.
    pub fn header<T: ToText>(&mut self, place: Place, value: &T) {
        match value.to_text() {
            Some(text) => self.write_header(place, &text, value.is_secret()),
            None => self.fill(place),
        }
    }

    /// A member of the body.
    pub fn body<T: ToBody>(&mut self, place: Place, value: &T) {
        if value.is_absent() {
            self.fill(place);
        } else {
            self.body.member(place.name, value);
        }
    }

    /// A member of the body that is always there: `null`, if the value is absent.
    pub fn body_or_null<T: ToBody>(&mut self, place: Place, value: &T) {
        self.body.member_or_null(place.name, value);
    }

    /// A param that always has the same value.
    pub fn constant(&mut self, place: Place) {
        let mut params = self.info.params.iter();
        let param = params.find(|param| param.place == place);
        let Some(constant) = param.and_then(|param| param.constant.as_ref()) else {
            return;
        };
        let text = constant.words.first().copied().unwrap_or_default();
        match place.location {
            Location::Path => self.write_path(place, text),
            Location::Query => self.write_query(place, text),
            Location::Header => self.write_header(place, text, false),
            Location::Body => self.write_member(place, constant.value),
        }
    }

    fn write_member(&mut self, place: Place, value: Literal<'_>) {
        match value {
            Literal::Null => self.body.member_or_null(place.name, &None::<bool>),
            Literal::Boolean(flag) => self.body.member(place.name, &flag),
            Literal::Integer(number) => self.body.member(place.name, &number),
            Literal::Text(text) => self.body.member(place.name, &text.to_owned()),
        }
    }

    fn shown<'text>(&self, text: &'text str, is_secret: bool) -> &'text str {
        if is_secret && self.redact {
            REDACTED
        } else {
            text
        }
    }

    fn write_path(&mut self, place: Place, text: &str) {
        let start = self.encoded.len();
        let mut check = self.unsendable.text(place, text);
        if self.prepared.is_greedy(place.name) {
            check.path_segments();
            percent::encode_segments_into(&mut self.encoded, text);
        } else {
            check.path_segment();
            percent::encode_into(&mut self.encoded, text);
        }
        let end = self.encoded.len();
        self.segments.push((place.name, start..end));
    }

    fn write_query(&mut self, place: Place, text: &str) {
        let separator = if self.query.is_empty() { '?' } else { '&' };
        self.query.push(separator);
        percent::encode_into(&mut self.query, place.name);
        self.query.push('=');
        percent::encode_into(&mut self.query, text);
    }

    fn write_header(&mut self, place: Place, text: &str, is_secret: bool) {
        let mut found = Violations::new();
        found.text(place, text).header_value();
        let name = HeaderName::from_bytes(place.name.as_bytes());
        let value = HeaderValue::from_str(self.shown(text, is_secret));
        if let (true, Ok(name), Ok(mut value)) = (found.is_empty(), name, value) {
            value.set_sensitive(is_secret);
            self.headers.insert(name, value);
        } else {
            let violation = Violation::new(place, Rule::Unsendable, Limit::None);
            self.unsendable.push(violation);
        }
    }

    /// Puts in what the spec lets a client put in where the caller gave nothing.
    #[cold]
    fn fill(&mut self, place: Place) {
        if self.fills.is_empty() {
            return;
        }
        let mut params = self.info.params.iter();
        let param = params.find(|param| param.place == place);
        let fill = param.and_then(|param| param.fill);
        let Some(value) = fill.and_then(|fill| self.fills.get(fill)) else {
            return;
        };
        match place.location {
            Location::Path => self.write_path(place, value),
            Location::Query => self.write_query(place, value),
            Location::Header => self.write_header(place, value, false),
            Location::Body => self.write_member(place, Literal::Text(value)),
        }
    }
}
