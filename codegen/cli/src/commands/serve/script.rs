//! Faults from a file: what the first calls of a server meet, in their order.

use std::path::Path;

use annul_codegen::check::literal;
use annul_codegen::ir::Catalogue;
use annul_codegen::spec::language::{Key, Section, Shape, optional};
use serde_json::Value;

use super::stage::Stage;
use crate::console::Console;
use crate::exit::Failure;
use crate::small_file::SmallFile;

static FILE: Section = Section {
    name: "a file of faults",
    keys: &[Key {
        name: "faults",
        required: true,
        shape: &Shape::List(&FAULT),
        doc: "faults, in the order in which calls meet them",
    }],
};

static FAULT: Shape = Shape::Section(&Section {
    name: "a fault",
    keys: &[
        Key {
            required: true,
            ..optional("fault", &Shape::Text, "the word of the fault")
        },
        optional(
            "operation",
            &Shape::Text,
            "the operation whose calls meet it; any by default",
        ),
        optional(
            "count",
            &Shape::Integer {
                min: 1,
                max: 10_000,
            },
            "how many calls meet it; one by default",
        ),
        optional(
            "milliseconds",
            &Shape::Integer {
                min: 0,
                max: 600_000,
            },
            "how long a `delay` takes",
        ),
        optional("error", &Shape::Text, "the declared error of an `error`"),
        optional(
            "example",
            &Shape::Prose,
            "the title of the example of an `example`",
        ),
    ],
});

/// Orders all faults of a file.
pub(super) fn order(
    path: &Path,
    stage: &Stage,
    catalogue: &Catalogue,
    console: &Console,
) -> Result<(), Failure> {
    let file = SmallFile::read(path, &FILE, console)?;
    let faults = file
        .tree
        .get("faults")
        .map_or(&[][..], |faults| faults.items());
    for fault in faults {
        let order: Value = serde_json::from_str(&literal(fault).to_json()).unwrap_or_default();
        let ordered = stage.order(&order, catalogue);
        ordered.map_err(|why| file.wrong(fault.span, &why))?;
    }
    Ok(())
}
