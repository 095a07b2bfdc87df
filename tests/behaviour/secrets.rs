//! Secrets: no way of showing an input, a value or a violation shows them.

use annul::huawei::dataarts_fabric::cancel_sql_statement::{AuthToken, CancelSqlStatementInput};
use annul_tests::compiled::secrets::acme::jobs::cancel_job as secrets;

const TOKEN: &str = "hunter2-hunter2";

#[track_caller]
fn check(shown: &str) {
    assert!(!shown.contains("hunter"), "a secret shows in {shown}");
}

#[test]
fn a_token_does_not_show_in_its_input() {
    let input = CancelSqlStatementInput::new("w", "s", "t").with_x_auth_token(TOKEN);
    check(&format!("{input:?} {input:#?}"));
    check(&format!("{:?}", AuthToken::new(TOKEN)));
    assert_eq!(
        input.x_auth_token.as_ref().map(AuthToken::expose),
        Some(TOKEN)
    );
}

#[test]
fn a_token_does_not_show_in_what_is_wrong_with_it() {
    let broken = format!("{TOKEN}\nX-Evil: 1");
    let found = CancelSqlStatementInput::new("w", "s", "t")
        .with_x_auth_token(broken)
        .violations();
    assert_eq!(found.len(), 1);
    check(&format!("{found} {found:?} {found:#?}"));
}

#[test]
fn secrets_of_every_place_are_hidden_and_checked() {
    use secrets::{CancelJobInput, CancelJobOutput, JobKey, Login};

    let login = Login::new("me", "hunter4");
    let input = CancelJobInput::new("j", TOKEN, "hunter3")
        .with_x_plain("hunter")
        .with_login(login);
    check(&format!("{input:?} {input:#?}"));
    let found = input.violations();
    assert_eq!(found.to_string(), r"`pin` (body): must match `\d{4}`");
    check(&format!("{found:?}"));
    let refused = JobKey::checked("hunter").expect_err("too short");
    check(&format!("{refused} {refused:?}"));
    let output = CancelJobOutput::new().with_receipt("hunter");
    check(&format!("{output:?}"));
}
