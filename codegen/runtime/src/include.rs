//! The line that brings into a crate what its build script generated.

/// Includes the bindings that the crate's build script generated with `annul_codegen`.
///
/// It stands wherever modules may: at the root of the crate, or in a module of your choice.
///
/// ```ignore
/// annul_runtime::include_specs!();
///
/// use acme::reports::cancel_run::CancelRunInput;
/// ```
///
/// A root file with another name, as `include_file` sets it, is named:
/// `annul_runtime::include_specs!("bindings.rs");`
#[macro_export]
macro_rules! include_specs {
    () => {
        $crate::include_specs!("mod.rs");
    };
    ($file:literal) => {
        // The folder is absolute, and the file's own modules lie beside it: compilers and editors find both.
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/annul/", $file));
    };
}
