//! Cancels one Timestream query, at an endpoint and by an id from the command line.
//!
//! `cargo run -p annul --example cancel_timestream -- http://127.0.0.1:8080 AEDACANMQDLSTQR3`

use annul::aws::timestream_query::BlockingClient;
use annul::aws::timestream_query::cancel_query::CancelQueryInput;
use annul::runtime::sign::Unsigned;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let endpoint = arguments.next().ok_or("the first argument is the endpoint")?;
    let id = arguments.next().ok_or("the second argument is the id of the query")?;

    let client = BlockingClient::builder().endpoint(endpoint).signer(Unsigned).build()?;
    let output = client.cancel_query(CancelQueryInput::new(id)).send()?;
    println!("{}: {}", output.outcome(), output.cancellation_message.as_deref().unwrap_or("no message"));
    Ok(())
}
