fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }
