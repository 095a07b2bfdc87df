//! A large catalogue: the repository's own operations many times over, each time under another provider.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use annul_codegen::source::Sources;

/// Texts of `times` copies of the catalogue in `specs`, by path. The n-th copy of provider `aws` is `aws-n`, and the
/// ids of its services change with it.
///
/// # Panics
///
/// If it cannot be read.
#[must_use]
pub fn copies(specs: &Path, times: usize) -> BTreeMap<String, String> {
    let sources = Sources::read(specs).expect("the folder has specs");
    let mut texts = BTreeMap::new();
    for id in sources.ids() {
        let path = sources.relative_path(id);
        let text = fs::read_to_string(specs.join(path)).expect("a spec is text");
        let (provider, below) = path
            .split_once('/')
            .expect("a spec stands in the folder of its provider");
        for copy in 1..=times {
            let renamed = text
                .replacen(
                    &format!("\nprovider: {provider}\n"),
                    &format!("\nprovider: {provider}-{copy}\n"),
                    1,
                )
                .replacen("\nservice: ", &format!("\nservice: copy{copy}."), 1);
            texts.insert(format!("{provider}-{copy}/{below}"), renamed);
        }
    }
    texts
}
