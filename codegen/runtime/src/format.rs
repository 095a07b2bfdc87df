//! The guard between emitted code and this crate: one readable error if they do not fit.

/// Says for which format of this crate the surrounding code was emitted.
///
/// The format changes only when emitted code has to be written anew for a new
/// version of this crate. Then this is the first error, and says what to do:
///
/// ```
/// annul_runtime::emitted_format!(1);
/// ```
///
/// ```compile_fail
/// annul_runtime::emitted_format!(0);
/// ```
#[macro_export]
macro_rules! emitted_format {
    (1) => {};
    ($other:literal) => {
        ::core::compile_error!(::core::concat!(
            "this code was emitted for format ",
            $other,
            " of annul-runtime, and this annul-runtime has format 1: \
             use the same version of annul-codegen (or the `annul` command) and annul-runtime, then generate anew",
        ));
    };
}
