//! One engine behind the operations of every vendor.
//!
//! An [`Engine`] has one method: a target goes in, what became of it comes
//! out. An [`Adapter`] makes a handler of it for every
//! [`CancelOperation`](crate::wire::CancelOperation), by the reply table of that operation's spec.
//!
//! ```text
//! CancelQueryInput ── input.target() ────► Target ──► Engine::cancel
//!                                                        │
//! CancelQueryOutput ◄── answer() ◄── Disposition ────────┤
//! CancelQueryError  ◄── refuse() ◄──── Refusal ──────────┘
//! ```
//!
//! [`MemoryEngine`] is an engine for tests, and [`Faults`] is what can go wrong in front of any engine.

mod adapter;
mod caller;
mod clock;
mod delay;
mod faults;
mod memory;
mod token_memory;
mod tokens;

pub use adapter::{Adapter, Engine};
pub use caller::Caller;
pub use clock::Clock;
use delay::delay;
pub use faults::{Fault, Faults};
pub use memory::MemoryEngine;
pub use token_memory::{Remembering, TokenMemory};
