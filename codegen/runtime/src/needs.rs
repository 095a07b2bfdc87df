//! What emitted code needs of this crate's features: without one, a sentence that says so, and nothing else.
//!
//! Each macro is defined twice, because a `cfg` inside of it would ask for a feature of the crate that it lands in.

/// Says that the surrounding code has clients.
#[cfg(feature = "client")]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_client {
    () => {};
}

/// Says that the surrounding code has clients.
#[cfg(not(feature = "client"))]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_client {
    () => {
        ::core::compile_error!(
            "this code was generated with clients, and annul-runtime lacks its feature `client`: \
             write `annul-runtime = { …, features = [\"client\"] }`, or generate without clients (`client = false`)"
        );
    };
}

/// Says that the surrounding code has servers.
#[cfg(feature = "server")]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_server {
    () => {};
}

/// Says that the surrounding code has servers.
#[cfg(not(feature = "server"))]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_server {
    () => {
        ::core::compile_error!(
            "this code was generated with servers, and annul-runtime lacks its feature `server`: \
             write `annul-runtime = { …, features = [\"server\"] }`, or generate without servers (`server = false`)"
        );
    };
}

/// Says that the surrounding code speaks XML.
#[cfg(feature = "xml")]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_xml {
    () => {};
}

/// Says that the surrounding code speaks XML.
#[cfg(not(feature = "xml"))]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_xml {
    () => {
        ::core::compile_error!(
            "this service speaks XML, and annul-runtime lacks its feature `xml`: \
             write `annul-runtime = { …, features = [\"xml\"] }`"
        );
    };
}

/// Says that the surrounding code speaks CBOR.
#[cfg(feature = "cbor")]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_cbor {
    () => {};
}

/// Says that the surrounding code speaks CBOR.
#[cfg(not(feature = "cbor"))]
#[doc(hidden)]
#[macro_export]
macro_rules! needs_cbor {
    () => {
        ::core::compile_error!(
            "this service speaks CBOR, and annul-runtime lacks its feature `cbor`: \
             write `annul-runtime = { …, features = [\"cbor\"] }`"
        );
    };
}

/// What only clients have; [`needs_client!`](crate::needs_client) reports its absence.
#[cfg(feature = "client")]
#[doc(hidden)]
#[macro_export]
macro_rules! client_items {
    ($($item:item)*) => { $($item)* };
}

/// What only clients have; [`needs_client!`](crate::needs_client) reports its absence.
#[cfg(not(feature = "client"))]
#[doc(hidden)]
#[macro_export]
macro_rules! client_items {
    ($($item:item)*) => {};
}

/// What only servers have; [`needs_server!`](crate::needs_server) reports its absence.
#[cfg(feature = "server")]
#[doc(hidden)]
#[macro_export]
macro_rules! server_items {
    ($($item:item)*) => { $($item)* };
}

/// What only servers have; [`needs_server!`](crate::needs_server) reports its absence.
#[cfg(not(feature = "server"))]
#[doc(hidden)]
#[macro_export]
macro_rules! server_items {
    ($($item:item)*) => {};
}

/// What clients and servers have, each of which brings it.
#[cfg(feature = "wire")]
#[doc(hidden)]
#[macro_export]
macro_rules! wire_items {
    ($($item:item)*) => { $($item)* };
}

/// What clients and servers have, each of which brings it.
#[cfg(not(feature = "wire"))]
#[doc(hidden)]
#[macro_export]
macro_rules! wire_items {
    ($($item:item)*) => {};
}
