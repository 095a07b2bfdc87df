//! What people do who mean harm: rows of `tests/cases/hostile`, each with what is right.

#[path = "hostile/peer.rs"]
mod peer;
#[path = "hostile/replies.rs"]
mod replies;
#[path = "hostile/requests.rs"]
mod requests;
#[path = "hostile/row.rs"]
mod row;
#[path = "hostile/secrets.rs"]
mod secrets;
#[path = "hostile/specs.rs"]
mod specs;
