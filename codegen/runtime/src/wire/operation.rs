//! One operation on the wire: what is emitted of it, and what follows for clients and servers.

use super::reply::Verdict;
use super::{
    BuildError, Endpoint, Fills, Rejection, ReplyReader, ReplyWriter, RequestReader, RequestWriter,
};
use crate::operation::OperationInfo;
use crate::{OperationError, OtherError, Validate};
use bytes::Bytes;
use http::{Request, Response};

/// One operation on the wire, for both sides.
///
/// An emitted type without content stands for each operation and is named
/// like it. The generator writes the first six functions, one line a param or
/// member; the others are the same for all operations.
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
    const INFO: &'static OperationInfo;

    /// Writes the params.
    fn encode_input(input: &Self::Input, out: &mut RequestWriter<'_>);

    /// Reads the params.
    fn decode_input(from: &mut RequestReader<'_>) -> Self::Input;

    /// Writes the members of a success.
    fn encode_output(output: &Self::Output, out: &mut ReplyWriter<'_>);

    /// Reads the members of a success.
    fn decode_output(from: &mut ReplyReader<'_>) -> Self::Output;

    /// Writes the members of an error.
    fn encode_error(error: &Self::Error, out: &mut ReplyWriter<'_>);

    /// Reads the members of the error that the operation declares under this name.
    fn decode_error(name: &str, from: &mut ReplyReader<'_>) -> Self::Error;

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
        let mut out = RequestWriter::new(Self::INFO, fills, false);
        Self::encode_input(input, &mut out);
        out.finish(endpoint)
    }

    /// The request of an input as it may be shown: a word stands in place of each secret.
    ///
    /// # Errors
    /// The input has values that no request can carry.
    fn redacted_request(
        &self,
        input: &Self::Input,
        endpoint: &Endpoint,
        fills: Fills<'_>,
    ) -> Result<Request<Bytes>, BuildError> {
        let mut out = RequestWriter::new(Self::INFO, fills, true);
        Self::encode_input(input, &mut out);
        out.finish(endpoint)
    }

    /// What a reply says: any status from 200 to 299 is a success.
    ///
    /// # Errors
    /// What the service answered instead of a success, or a body that cannot be the service's.
    fn response(&self, response: &Response<Bytes>) -> Result<Self::Output, Self::Error> {
        let (mut from, verdict) = ReplyReader::new(Self::INFO, response);
        match verdict {
            Verdict::Success => {
                let output = Self::decode_output(&mut from);
                from.finish()?;
                Ok(output)
            }
            Verdict::Declared(name) => Err(Self::decode_error(name, &mut from)),
            Verdict::Other => Err(from.other().into()),
        }
    }

    /// The input of a request that came in, if the spec allows it.
    ///
    /// # Errors
    /// Why a server does not take the request, with what its answer needs.
    fn decode_request(&self, request: &Request<Bytes>) -> Result<Self::Input, Rejection> {
        let mut from = RequestReader::new(Self::INFO, request)?;
        let input = Self::decode_input(&mut from);
        from.finish(input.violations())?;
        Ok(input)
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
                let mut out = ReplyWriter::success(Self::INFO);
                Self::encode_output(output, &mut out);
                out.finish(request_id)
            }
            Err(error) => {
                let mut out = ReplyWriter::error(Self::INFO, error.reply());
                Self::encode_error(error, &mut out);
                out.finish(request_id)
            }
        }
    }
}

/// Gives the emitted type of an operation the methods of [`Operation`](crate::wire::Operation) that a
/// caller needs, so that they need no import, and the meaning that its types have.
///
/// An input that needs more than a target knows is never made of one; its
/// operation says so: `wire_operation!(CancelJob, |_target| None)`.
#[macro_export]
macro_rules! wire_operation {
    ($name:ident) => {
        $crate::wire_operation!($name, |target| {
            <$name as $crate::wire::Operation>::Input::from_target(target)
        });
    };
    ($name:ident, |$target:ident| $input:expr) => {
        impl $crate::wire::CancelOperation for $name {
            fn target(input: &<Self as $crate::wire::Operation>::Input) -> $crate::Target<'_> {
                input.target()
            }

            fn from_target(
                $target: &$crate::Target<'_>,
            ) -> ::core::option::Option<<Self as $crate::wire::Operation>::Input> {
                $input
            }

            fn outcome(output: &<Self as $crate::wire::Operation>::Output) -> $crate::Outcome {
                output.outcome()
            }
        }

        impl $name {
            /// The request of an input, not signed.
            ///
            /// # Errors
            /// The input has values that no request can carry.
            pub fn request(
                self,
                input: &<Self as $crate::wire::Operation>::Input,
                endpoint: &$crate::wire::Endpoint,
            ) -> ::core::result::Result<$crate::wire::HttpRequest, $crate::wire::BuildError> {
                $crate::wire::Operation::request(&self, input, endpoint)
            }

            /// What a reply says.
            ///
            /// # Errors
            /// What the service answered instead of a success.
            pub fn response(
                self,
                response: &$crate::wire::HttpResponse,
            ) -> ::core::result::Result<
                <Self as $crate::wire::Operation>::Output,
                <Self as $crate::wire::Operation>::Error,
            > {
                $crate::wire::Operation::response(&self, response)
            }

            /// The input of a request that came in, if the spec allows it.
            ///
            /// # Errors
            /// Why a server does not take the request.
            pub fn decode_request(
                self,
                request: &$crate::wire::HttpRequest,
            ) -> ::core::result::Result<
                <Self as $crate::wire::Operation>::Input,
                $crate::wire::Rejection,
            > {
                $crate::wire::Operation::decode_request(&self, request)
            }

            /// The reply to a request, under the id that the server gave it.
            pub fn encode_response(
                self,
                result: &::core::result::Result<
                    <Self as $crate::wire::Operation>::Output,
                    <Self as $crate::wire::Operation>::Error,
                >,
                request_id: ::core::option::Option<&str>,
            ) -> $crate::wire::HttpResponse {
                $crate::wire::Operation::encode_response(&self, result, request_id)
            }
        }
    };
}
