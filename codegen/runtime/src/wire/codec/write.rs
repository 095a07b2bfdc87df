//! What every codec can write.

/// What a codec's writer is told, one after the other.
pub(super) trait Write {
    fn begin_object(&mut self);
    fn end_object(&mut self);
    fn begin_list(&mut self);
    fn end_list(&mut self);
    /// The next item of a list comes.
    fn item(&mut self);
    /// The name of a member, whose value comes next.
    fn name(&mut self, name: &str);
    fn null(&mut self);
    fn text(&mut self, text: &str);
    fn integer(&mut self, number: i64);
    fn boolean(&mut self, truth: bool);
    /// Any JSON; tells whether the text was some.
    fn json(&mut self, json: &str) -> bool;
}
