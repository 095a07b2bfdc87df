fn f(s: State) -> bool { s == State::Run }
