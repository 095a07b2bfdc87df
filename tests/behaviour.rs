//! What is emitted does what its spec says: inputs are held to their constraints, enums and errors keep what they are given.

#[path = "behaviour/bounds.rs"]
mod bounds;
#[path = "behaviour/enums.rs"]
mod enums;
#[path = "behaviour/errors.rs"]
mod errors;
#[path = "behaviour/front_doors.rs"]
mod front_doors;
#[path = "behaviour/newtypes.rs"]
mod newtypes;
#[path = "behaviour/oracle.rs"]
mod oracle;
#[path = "behaviour/requests.rs"]
mod requests;
#[path = "behaviour/secrets.rs"]
mod secrets;
#[path = "behaviour/subjects.rs"]
mod subjects;
#[path = "behaviour/validators.rs"]
mod validators;
#[path = "behaviour/violations.rs"]
mod violations;
