//! The command line as a person or a script meets it: in a folder of its own, by its output, files and exit codes.

#[path = "cli/answers.rs"]
mod answers;
#[path = "cli/cache.rs"]
mod cache;
#[path = "cli/call.rs"]
mod call;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/fmt.rs"]
mod fmt;
#[path = "cli/generate.rs"]
mod generate;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/home.rs"]
mod home;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/kit/mod.rs"]
mod kit;
#[path = "cli/reply.rs"]
mod reply;
#[path = "cli/serve.rs"]
mod serve;
#[path = "cli/serving.rs"]
mod serving;
#[path = "cli/template.rs"]
mod template;
