//! Inputs that can be checked against their spec.

use crate::Violations;

/// An input that can be checked against its spec.
///
/// Emitted inputs have both methods of their own, so that a caller needs no
/// import; the trait is for code that works with any input.
pub trait Validate {
    /// Everything about the value that breaks its spec; empty if nothing does.
    fn violations(&self) -> Violations;

    /// Nothing, if the value keeps its spec.
    ///
    /// # Errors
    /// All constraints that the value breaks.
    fn validate(&self) -> Result<(), Violations> {
        self.violations().into_result(())
    }
}

/// Gives an emitted type [`Validate`], from its own `violations` method.
///
/// ```
/// use annul_runtime::{Origin, Place, Validate, Violations};
///
/// /// What a cancel needs to know.
/// pub struct CancelInput {
///     /// Which one.
///     pub id: String,
/// }
///
/// impl CancelInput {
///     /// What of it breaks the spec.
///     pub fn violations(&self) -> Violations {
///         let mut found = Violations::new();
///         found.text(Place::path("id", Origin::Service), &self.id).path_segment();
///         found
///     }
/// }
/// annul_runtime::validated!(CancelInput);
///
/// let input = CancelInput { id: "..".into() };
/// assert!(input.validate().is_err());
/// ```
#[macro_export]
macro_rules! validated {
    ($name:ident) => {
        impl $name {
            /// Nothing, if this keeps the spec.
            ///
            /// # Errors
            /// All constraints that it breaks.
            pub fn validate(&self) -> ::core::result::Result<(), $crate::Violations> {
                self.violations().into_result(())
            }
        }

        impl $crate::Validate for $name {
            fn violations(&self) -> $crate::Violations {
                // The type's own method, which comes before the trait's.
                Self::violations(self)
            }
        }
    };
}
