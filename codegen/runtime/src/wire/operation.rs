//! One operation on the wire: what is emitted of it, and what follows for clients and servers.

use super::reply::{Verdict, readable};
use super::{
    BuildError, Endpoint, Fills, Rejection, ReplyReader, ReplyWriter, RequestReader, RequestWriter,
};
use crate::meaning::reply_table::Seen;
use crate::operation::{EachInfo, OperationInfo};
use crate::{ErrorReply, OperationError, OtherError, Outcome, Reading, Validate};
use bytes::Bytes;
use http::{Request, Response};

/// One operation on the wire, for both sides.
///
/// An emitted type without content stands for each operation and is named
/// like it; a dynamic operation (feature `dynamic`) is made of a spec
/// while a program runs. The generator writes the functions up to `seen`,
/// one line a param or member; the others are the same for all operations.
///
/// ```text
/// client:  input  -> request()  -> http::Request   server: decode_request()  -> input
/// client:  result <- response() <- http::Response  server: encode_response() <- result
/// ```
///
/// None of them does any I/O, so any transport and any server can use them.
pub trait Operation: Copy + Send + Sync + 'static {
    /// What a caller says.
    type Input: Validate + Send + Sync + 'static;

    /// What a success says.
    type Output: Send + Sync + 'static;

    /// What an error says.
    type Error: OperationError + From<OtherError>;

    /// What the spec says besides types.
    fn info(&self) -> &'static OperationInfo;

    /// Writes the params.
    fn encode_input(&self, input: &Self::Input, out: &mut RequestWriter<'_>);

    /// Reads the params.
    fn decode_input(&self, from: &mut RequestReader<'_>) -> Self::Input;

    /// Writes the members of a success.
    fn encode_output(&self, output: &Self::Output, out: &mut ReplyWriter<'_>);

    /// Reads the members of a success.
    fn decode_output(&self, from: &mut ReplyReader<'_>) -> Self::Output;

    /// Writes the members of an error; one that the operation does not declare has what all errors of its service have.
    fn encode_error(&self, error: &Self::Error, out: &mut ReplyWriter<'_>) {
        let _ = error;
        out.undeclared();
    }

    /// Reads the members of the error that the operation declares under this name.
    fn decode_error(&self, name: &str, from: &mut ReplyReader<'_>) -> Self::Error {
        let _ = name;
        from.other().into()
    }

    /// What is in a member of a success that decides what it means.
    fn seen<'o>(&self, output: &'o Self::Output, member: &str) -> Seen<'o> {
        let _ = (output, member);
        Seen::Absent
    }

    /// The same for one of several targets, whose id is `each`.
    fn seen_of<'o>(&self, output: &'o Self::Output, each: &str, member: &str) -> Seen<'o> {
        let _ = each;
        self.seen(output, member)
    }

    /// The ids of an input that can name several targets.
    fn each<'i>(&self, input: &'i Self::Input) -> Vec<&'i str> {
        let _ = input;
        Vec::new()
    }

    /// Adds an id to those of an input that can name several targets.
    fn add_each(&self, input: &mut Self::Input, each: &str) {
        let _ = (input, each);
    }

    /// The status of a success.
    fn status(&self, output: &Self::Output) -> u16 {
        let _ = output;
        self.info().replies.status()
    }

    /// What a success means. One that speaks of several targets tells it of each, by [`reading_of`](Self::reading_of).
    fn reading(&self, output: &Self::Output) -> Reading {
        let seen = |member: &str| self.seen(output, member);
        self.info().replies.read(self.status(output), &seen)
    }

    /// What a success means for one of several targets, whose id is `each`.
    fn reading_of(&self, output: &Self::Output, each: &str) -> Reading {
        let seen = |member: &str| self.seen_of(output, each, member);
        self.info().replies.read(self.status(output), &seen)
    }

    /// The outcome of one of several targets, whose id is `each`.
    ///
    /// # Errors
    /// The success means a refusal for it, or does not tell. The error has the code and the message that it reports.
    fn outcome_of(&self, output: &Self::Output, each: &str) -> Result<Outcome, OtherError> {
        let reading = self.reading_of(output, each);
        let Some(outcome) = reading.outcome() else {
            let info = self.info();
            let place = |of: fn(&EachInfo) -> Option<&'static str>| {
                let path = info.cancel.each.as_ref().and_then(of)?;
                match self.seen_of(output, each, path) {
                    Seen::Value(value) => Some(value.into_text()),
                    Seen::Absent | Seen::Other => None,
                }
            };
            let mut reply = ErrorReply::new(self.status(output));
            if let Some(code) = place(|each| each.code) {
                reply = reply.with_code(code);
            }
            if let Some(message) = place(|each| each.message) {
                reply = reply.with_message(message);
            }
            return Err(OtherError::of_target(info, reading, reply));
        };
        Ok(outcome)
    }

    /// The request of an input.
    ///
    /// It is not signed. Params that the spec lets a client fill in stay
    /// empty; see [`request_with`](Self::request_with).
    ///
    /// # Errors
    /// The input has values that no request can carry.
    fn request(
        &self,
        input: &Self::Input,
        endpoint: &Endpoint,
    ) -> Result<Request<Bytes>, BuildError> {
        self.request_with(input, endpoint, Fills::none())
    }

    /// The request of an input, with what a client fills in where the caller gave nothing.
    ///
    /// # Errors
    /// The input has values that no request can carry.
    fn request_with(
        &self,
        input: &Self::Input,
        endpoint: &Endpoint,
        fills: Fills<'_>,
    ) -> Result<Request<Bytes>, BuildError> {
        let mut out = RequestWriter::new(self.info(), fills, false);
        self.encode_input(input, &mut out);
        out.finish(endpoint)
    }

    /// The request of an input as it may be shown: a word is in place of each secret.
    ///
    /// # Errors
    /// The input has values that no request can carry.
    fn redacted_request(
        &self,
        input: &Self::Input,
        endpoint: &Endpoint,
        fills: Fills<'_>,
    ) -> Result<Request<Bytes>, BuildError> {
        let mut out = RequestWriter::new(self.info(), fills, true);
        self.encode_input(input, &mut out);
        out.finish(endpoint)
    }

    /// What a reply says: any status from 200 to 299 is a success.
    ///
    /// A success that means a refusal, or that does not tell how the target is, is an error too; not so one that speaks
    /// of several targets.
    ///
    /// # Errors
    /// What the service answered instead of a success, or a body that cannot be the service's.
    fn response(&self, response: &Response<Bytes>) -> Result<Self::Output, Self::Error> {
        let body = readable(self.info().service.protocol.codec(), response);
        let mut from = ReplyReader::new(self.info(), response, &body);
        match from.judge(response) {
            Verdict::Success => {
                let output = self.decode_output(&mut from);
                from.check()?;
                let info = self.info();
                if info.replies.refuses && info.cancel.each.is_none() {
                    let reading = self.reading(&output);
                    if reading.outcome().is_none() {
                        return Err(from.refused(reading).into());
                    }
                }
                Ok(output)
            }
            Verdict::Declared(name) => Err(self.decode_error(name, &mut from)),
            Verdict::Other => Err(from.other().into()),
        }
    }

    /// The same of the reply to an input: if that names one of what could be several targets, what the reply says of it.
    ///
    /// # Errors
    /// As those of [`response`](Self::response), and of [`outcome_of`](Self::outcome_of) for the one target.
    fn response_to(
        &self,
        input: &Self::Input,
        response: &Response<Bytes>,
    ) -> Result<Self::Output, Self::Error> {
        let output = self.response(response)?;
        if let [one] = *self.each(input) {
            self.outcome_of(&output, one)?;
        }
        Ok(output)
    }

    /// The input of a request that came in, if the spec allows it.
    ///
    /// # Errors
    /// Why a server does not take the request, with what its answer needs.
    fn decode_request(&self, request: &Request<Bytes>) -> Result<Self::Input, Rejection> {
        let from = RequestReader::new(self.info(), request)?;
        decode(self, from)
    }

    /// The same for a request of which a router knows already that it calls this operation.
    #[cfg(feature = "server")]
    #[doc(hidden)]
    fn decode_routed_request(&self, request: &Request<Bytes>) -> Result<Self::Input, Rejection> {
        let from = RequestReader::of_routed(self.info(), request)?;
        decode(self, from)
    }

    /// The reply to a request, under the id that the server gave it.
    ///
    /// An error has the status of one: 500, if the reply that it holds has another.
    fn encode_response(
        &self,
        result: &Result<Self::Output, Self::Error>,
        request_id: Option<&str>,
    ) -> Response<Bytes> {
        match result {
            Ok(output) => {
                let mut out = ReplyWriter::success(self.info());
                self.encode_output(output, &mut out);
                out.finish(request_id)
            }
            Err(error) => {
                let mut out = ReplyWriter::error(self.info(), error.reply());
                self.encode_error(error, &mut out);
                out.finish(request_id)
            }
        }
    }
}

fn decode<O: Operation>(operation: &O, mut from: RequestReader<'_>) -> Result<O::Input, Rejection> {
    let input = operation.decode_input(&mut from);
    from.finish(input.violations())?;
    Ok(input)
}
