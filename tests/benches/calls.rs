//! What a call costs: validators, requests and replies of every operation, and a server of all of them, each beside what one would write by hand.
//!
//! `cargo bench -p annul-benches --bench calls` prints ratios, `tests/benches/instructions` counts instructions.

mod calls {
    pub(super) mod inputs;
    pub(super) mod replies;
    pub(super) mod requests;
    pub(super) mod server;
    pub(super) mod server_by_hand;
    pub(super) mod validate;
}

use annul_benches::run;
use calls::{replies, requests, server, validate};

fn main() {
    let mut groups = validate::groups();
    groups.extend(requests::groups());
    groups.extend(replies::groups());
    groups.extend(server::groups());
    run(&groups);
}
