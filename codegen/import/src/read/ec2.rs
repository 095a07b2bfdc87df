//! What requests of EC2 call their members: other names than replies have, and lists without elements around them.

use std::collections::BTreeSet;

use annul_codegen::ir::Protocol;

use crate::model::{Kind, Model, Place, Wire};
use crate::names;

/// Gives the shapes that requests are made of the names that requests have. A shape of a reply keeps what it has.
pub(super) fn requests(model: &mut Model) {
    if model.service.protocols.first() != Some(&Wire::Known(Protocol::Ec2Query)) {
        return;
    }
    let inputs = model.operations.iter().filter_map(|it| it.input.clone());
    let mut open: Vec<String> = inputs.collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(shape) = model.shapes.get_mut(&id).filter(|_| seen.insert(id)) else {
            continue;
        };
        match &mut shape.kind {
            Kind::Structure(members) => {
                for member in members {
                    if member.place == Place::Body {
                        let own = member.query_name.clone();
                        member.wire = own.unwrap_or_else(|| names::capitalised(&member.wire));
                    }
                    open.push(member.shape.clone());
                }
            }
            Kind::List { item, is_flat, .. } => {
                *is_flat = true;
                open.push(item.clone());
            }
            Kind::Text | Kind::Enum(_) | Kind::Integer | Kind::Boolean | Kind::Other(_) => {}
        }
    }
}
