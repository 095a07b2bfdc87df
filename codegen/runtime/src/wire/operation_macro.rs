//! The macro that gives an emitted operation its methods.

/// Gives the emitted type of an operation the methods of [`Operation`](crate::wire::Operation) and
/// [`CancelOperation`](crate::wire::CancelOperation) that a caller needs, so that they need no import.
///
/// What is more than usual is behind the name: other functions of
/// `CancelOperation`, and that an input needs more than a target knows.
///
/// ```text
/// annul_runtime::wire_operation!(CancelQuery);
/// annul_runtime::wire_operation!(CancelJob without from_target { fn token … });
/// ```
#[macro_export]
macro_rules! wire_operation {
    ($name:ident without from_target $({ $($more:tt)* })?) => {
        $crate::wire_operation!(@methods $name);

        impl $crate::wire::CancelOperation for $name {
            fn target<'i>(
                &self,
                input: &'i <Self as $crate::wire::Operation>::Input,
            ) -> $crate::Target<'i> {
                input.target()
            }

            fn input_of(
                &self,
                _target: &$crate::Target<'_>,
            ) -> ::core::option::Option<<Self as $crate::wire::Operation>::Input> {
                ::core::option::Option::None
            }

            $($($more)*)?
        }
    };
    ($name:ident $({ $($more:tt)* })?) => {
        $crate::wire_operation!(@methods $name);

        impl $crate::wire::CancelOperation for $name {
            fn target<'i>(
                &self,
                input: &'i <Self as $crate::wire::Operation>::Input,
            ) -> $crate::Target<'i> {
                input.target()
            }

            fn input_of(
                &self,
                target: &$crate::Target<'_>,
            ) -> ::core::option::Option<<Self as $crate::wire::Operation>::Input> {
                <Self as $crate::wire::Operation>::Input::from_target(target)
            }

            $($($more)*)?
        }
    };
    (@methods $name:ident) => {
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

            /// What an input cancels, one by one.
            #[must_use]
            pub fn targets<'i>(
                self,
                input: &'i <Self as $crate::wire::Operation>::Input,
            ) -> ::std::vec::Vec<$crate::Target<'i>> {
                $crate::wire::CancelOperation::targets(&self, input)
            }

            /// The outcome of each target of an input, as a success tells it.
            pub fn outcomes<'i>(
                self,
                input: &'i <Self as $crate::wire::Operation>::Input,
                output: &<Self as $crate::wire::Operation>::Output,
            ) -> ::std::vec::Vec<(
                $crate::Target<'i>,
                ::core::result::Result<
                    $crate::Outcome,
                    <Self as $crate::wire::Operation>::Error,
                >,
            )> {
                $crate::wire::CancelOperation::outcomes(&self, input, output)
            }

            /// The reply to an engine's answer, by the reply table of the spec.
            ///
            /// # Errors
            /// The error that the vendor answers in this case, where it answers one.
            pub fn answer(
                self,
                disposition: $crate::Disposition,
                input: &<Self as $crate::wire::Operation>::Input,
            ) -> ::core::result::Result<
                <Self as $crate::wire::Operation>::Output,
                <Self as $crate::wire::Operation>::Error,
            > {
                $crate::wire::CancelOperation::answer(&self, disposition, input)
            }

            /// The reply to an engine's refusal, by the reply table of the spec.
            ///
            /// # Errors
            /// The error that the vendor answers in this case; some answer a success.
            pub fn refuse(
                self,
                refusal: &$crate::Refusal,
                input: &<Self as $crate::wire::Operation>::Input,
            ) -> ::core::result::Result<
                <Self as $crate::wire::Operation>::Output,
                <Self as $crate::wire::Operation>::Error,
            > {
                $crate::wire::CancelOperation::refuse(
                    &self,
                    refusal,
                    ::core::option::Option::Some(input),
                )
            }
        }
    };
}
