//! Random specs: a service and its operations, each mostly one that holds, of all that the language has.

mod errors;
mod members;
mod names;
mod params;
mod response;
mod service;
mod table;

use std::fmt::Write as _;

use annul_runtime::operation::{
    Completion, Effect, LostReply, Method, Repeat, RequestBody, Terminal,
};

use crate::draw::Draw;
use crate::tree::{Map, Tree};
use errors::Errors;

/// A catalogue of one service.
pub(crate) struct Spec {
    /// Its files by path.
    pub(crate) files: Vec<(String, Map)>,
}

impl Spec {
    /// The catalogue of a seed.
    pub(crate) fn of(seed: u64) -> Self {
        let mut draw = Draw::new(seed);
        let provider = format!("p{seed}");
        let folder = format!("{provider}/svc");
        let mut service = service::service(&mut draw, &provider);
        let name = "CancelJob";
        let operation = operation(&mut draw, name, &provider, &mut service);
        let files = vec![
            (format!("{folder}/service.yaml"), service.map),
            (format!("{folder}/cancel-job.yaml"), operation),
        ];
        Self { files }
    }

    /// Texts by path.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let files = self.files.iter();
        files
            .map(|(path, map)| (path.clone(), map.file()))
            .collect()
    }
}

fn operation(draw: &mut Draw, name: &str, provider: &str, service: &mut service::Service) -> Map {
    let params = params::params(draw, service.is_rest);
    let response = response::response(draw, &params.texts);
    let mut map = Map::default()
        .with("operation", name)
        .with("summary", "Cancels a `job` & more.");
    if draw.chance(20) {
        map.put(
            "docs",
            "It is *odd* <b>. A [link](https://example.com) and `code`.",
        );
    }
    if draw.chance(8) {
        map.put("rust_name", "cancel_it");
    }
    if draw.chance(8) {
        map.put(
            "deprecated",
            Map::default()
                .with("note", "Use `other`.")
                .with("source", "page"),
        );
    }
    if draw.chance(50) {
        let source = Map::default()
            .with("title", "Own page")
            .with("retrieved", Tree::Date);
        map.put(
            "sources",
            Map::default().with("own", source.with("section", "4.2").with("note", "Old.")),
        );
    }
    map.put("path", path(draw, provider, &params, service.is_rest));
    map.put("params", params.map.clone());
    if draw.chance(25) {
        // A text is made of a body param, of which there is none.
        let words = RequestBody::WORDS.iter().map(|word| word.word);
        let fitting: Vec<&str> = words.filter(|word| *word != "text").collect();
        map.put(
            "request_body",
            if params.has_body {
                "members"
            } else {
                *draw.pick(&fitting)
            },
        );
    }
    map.put("response", response.map.clone());
    let count = draw.below(6);
    let bodies: Vec<&str> = service.bodies.iter().map(String::as_str).collect();
    let declared = service
        .errors
        .declare(draw, count, &service.identity, &bodies);
    map.put("errors", declared);
    let (replies, reads, mut examples) = table::table(draw, &response, &service.errors);
    map.put(
        "cancel",
        cancel(draw, &params, &response, &service.errors, (replies, reads)),
    );
    if draw.chance(50) {
        examples.truncate(draw.below(3));
        map.put("examples", examples);
    }
    if draw.chance(20) {
        let quirk = Map::default()
            .with("says", "It is odd.")
            .with("decided", "It stays odd.")
            .with("source", "page");
        map.put("quirks", vec![quirk]);
    }
    map
}

fn path(draw: &mut Draw, provider: &str, params: &params::Params, is_rest: bool) -> Map {
    if !is_rest {
        let mut map = Map::default().with("method", "POST").with("template", "/");
        map.put(
            "target",
            format!("{}_20181101.CancelJob", provider.to_uppercase()),
        );
        if draw.chance(20) {
            map.put(
                "target_aliases",
                vec![format!("{}.CancelJob", provider.to_uppercase())],
            );
        }
        return map;
    }
    let mut template = format!("/{provider}");
    for (index, name) in params.in_path.iter().enumerate() {
        if draw.chance(40) {
            template.push_str("/jobs");
        }
        let is_last = index + 1 == params.in_path.len();
        let greedy = if is_last && draw.chance(20) { "+" } else { "" };
        let _ = write!(template, "/{{{name}{greedy}}}");
    }
    if !template.ends_with("+}") && draw.chance(20) && !params.in_path.is_empty() {
        template.push_str(":cancel");
    }
    Map::default()
        .with("method", draw.word(Method::WORDS))
        .with("template", template)
}

fn cancel(
    draw: &mut Draw,
    params: &params::Params,
    response: &response::Response,
    errors: &Errors,
    (replies, reads): (Map, Tree),
) -> Map {
    let mut map = Map::default().with("target", params.target.clone());
    map.put("completion", draw.word(Completion::WORDS));
    map.put("effect", draw.word(Effect::WORDS));
    map.put("repeat", draw.word(Repeat::WORDS));
    map.put("terminal", draw.word(Terminal::WORDS));
    map.put("constraint_error", "Error0");
    let lost_reply = draw.word(LostReply::WORDS);
    let lost_reply = match &params.token {
        Some(_) if draw.chance(70) => "with_token",
        None if lost_reply == "with_token" => "safe",
        _ => lost_reply,
    };
    map.put(
        "retry",
        Map::default()
            .with("lost_reply", lost_reply)
            .with("docs", "Somebody said so."),
    );
    if let (Some(param), true) = (&params.token, lost_reply == "with_token") {
        let mut token = Map::default().with("param", param.clone());
        token.put("lifetime_seconds", *draw.pick(&[1, 59, 60, 3600, 86_400]));
        if let Some(error) = errors.one(draw, "conflict").filter(|_| draw.chance(60)) {
            token.put("conflict", error);
        }
        map.put("token", token);
    }
    if let Some(param) = params.header.as_ref().filter(|_| draw.chance(50)) {
        map.put(
            "precondition",
            Map::default()
                .with("param", param.clone())
                .with("absent", "unconditional"),
        );
    }
    if let Some(states) = &response.states {
        map.put("states", states.clone());
        if let Some(first) = response.deciding.first().filter(|_| draw.chance(50)) {
            map.put("state", first.path.clone());
        }
    }
    if draw.chance(15) {
        map.put("permissions", vec!["jobs:cancel"]);
        map.put("billing", "By the step.");
    }
    map.put("replies", replies);
    if reads != Tree::List(Vec::new()) {
        map.put("reads", reads);
    }
    map
}
