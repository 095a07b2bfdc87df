//! Functions that grow with a spec: those that clippy would call too long say why they are.

use syn::{Attribute, Block, ImplItem, Item, parse_quote};

/// As many lines as a function may have without a word; clippy counts up to 100, and formats differ by a few.
const LINES: usize = 80;

/// Whether a function of a printed item can be long: members of an item end at lines of their own.
pub(super) fn may_be(text: &str) -> bool {
    let mut lines = 0;
    text.lines().any(|line| {
        lines = if line.starts_with("    }") {
            0
        } else {
            lines + 1
        };
        lines > LINES
    })
}

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
