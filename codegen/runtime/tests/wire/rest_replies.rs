//! What a client makes of the replies of a service with names of its own.

use crate::halt::{Gone as HaltGone, Halt, HaltError, HaltOutput, Mode};
use crate::replies::reply;
use annul_runtime::RefusalKind;

#[test]
fn a_service_with_its_own_names_is_read_by_them() {
    let halt = |status, body| Halt.response(&reply(status, &[("x-id", " 7 ")], body));
    let gone = r#"{"error_code":7,"error_msg":"gone","detail":"d","id":"r"}"#;
    let Err(HaltError::Gone(HaltGone { detail, reply, .. })) = halt(404, gone) else {
        panic!("not read as the declared error")
    };
    assert_eq!(detail.as_deref(), Some("d"));
    assert_eq!(
        (reply.code(), reply.message(), reply.request_id()),
        (Some("7"), Some("gone"), Some("7"))
    );
    let other = halt(403, r#"{"error":{"code":"403","message":"no"}}"#).expect_err("an error");
    assert_eq!(
        (other.code(), other.kind()),
        (Some("403"), RefusalKind::Denied)
    );
    let accepted = halt(202, r#"{"mode":"hard"}"#);
    assert_eq!(
        accepted,
        Ok(HaltOutput {
            status: 202,
            owner: None,
            mode: Mode::Hard
        })
    );
}

#[test]
fn a_closed_word_that_is_not_known_is_not_guessed() {
    for body in [r#"{"mode":"gentle"}"#, "{}", r#"{"mode":7}"#] {
        let error = Halt.response(&reply(200, &[], body)).expect_err(body);
        let problem = error.reply().problem();
        assert_eq!(problem, Some("a word of the body is not known"), "{body}");
    }
}
