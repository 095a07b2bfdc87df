fn f(i: &CancelJobInput) -> &str { i.job_id.as_str() }
