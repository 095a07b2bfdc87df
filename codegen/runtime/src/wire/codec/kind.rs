//! What a value of a body is, whatever the codec.

words! {
    /// What a value of a body is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum ValueKind {
        /// Nothing: `null` in JSON.
        Null = "null",
        /// `true` or `false`
        Boolean = "boolean",
        /// A number without fraction and exponent.
        Integer = "integer",
        /// Any other number.
        Number = "number",
        /// Text.
        Text = "text",
        /// A list.
        List = "list",
        /// An object.
        Object = "object",
    }
}
