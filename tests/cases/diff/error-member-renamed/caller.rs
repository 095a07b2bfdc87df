fn f(e: Odd) -> Option<String> { e.hint }
