fn f() -> State { State::Wait }
