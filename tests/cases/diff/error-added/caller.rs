fn f(e: &CancelJobError) -> u8 { match e { _ => 1 } }
