//! Functions that grow with a spec: those that clippy would call too long say why they are.

use syn::{Attribute, Block, ImplItem, Item, parse_quote};

/// As many lines as a function may have without a word; clippy counts up to 100, and formats differ by a few.
pub(super) const LINES: usize = 80;

/// Allows the length of those functions of an item that are long, and of no other.
pub(super) fn mark(item: &mut Item) {
    match item {
        Item::Fn(found) if is_long(&found.block) => found.attrs.push(allowance()),
        Item::Impl(found) => {
            for member in &mut found.items {
                if let ImplItem::Fn(found) = member
                    && is_long(&found.block)
                {
                    found.attrs.push(allowance());
                }
            }
        }
        _ => {}
    }
}

fn is_long(block: &Block) -> bool {
    let block = block.clone();
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![parse_quote! { fn body() #block }],
    };
    prettyplease::unparse(&file).lines().count() > LINES
}

fn allowance() -> Attribute {
    parse_quote! {
        #[allow(clippy::too_many_lines, reason = "it has a line for each thing that the spec lists")]
    }
}
