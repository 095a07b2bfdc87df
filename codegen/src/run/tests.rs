//! A run with a cache and one without come to the same.
