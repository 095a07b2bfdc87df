//! Whether printed text is what was emitted: both are parsed, and printed by another printer.

use annul_codegen::render::{Module, render};
use proc_macro2::{Delimiter, Group, Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Expr, File, Item, LitStr, UseTree};

/// Prints modules, and fails if one of them does not say what was emitted.
#[track_caller]
pub(crate) fn check(modules: Vec<Module>) -> annul_codegen::render::Tree {
    let emitted: Vec<(String, TokenStream)> = modules
        .iter()
        .map(|module| (module.path.clone(), module.tokens.clone()))
        .collect();
    let tree = render(modules);
    for (path, tokens) in emitted {
        let text = &tree[&path];
        let printed: TokenStream = without_words_on_length(text)
            .parse()
            .unwrap_or_else(|error| panic!("{path} is no Rust: {error}\n{text}"));
        let (emitted, printed) = (normal(tokens, &path), normal(printed, &path));
        if emitted != printed {
            let (line, (one, other)) = emitted
                .lines()
                .zip(printed.lines())
                .enumerate()
                .find(|(_, (one, other))| one != other)
                .unwrap_or((0, ("shorter", "or longer")));
            panic!("{path} is not what was emitted: at {line}\nemitted {one}\nprinted {other}");
        }
    }
    tree
}

/// The printer says why functions are long.
fn without_words_on_length(text: &str) -> String {
    let mut kept = text.to_owned();
    while let Some(at) = kept.find("clippy::too_many_lines") {
        let start = kept[..at].rfind("#[").expect("an attribute");
        let end = at + kept[at..].find(")]").expect("an attribute") + 2;
        kept.replace_range(start..end, "");
    }
    kept
}

/// The tokens without what a printer may choose: commas before the end, the order of imports, braces around one value.
fn normal(tokens: TokenStream, path: &str) -> String {
    let mut file: File = syn::parse2(without_last_commas(tokens))
        .unwrap_or_else(|error| panic!("{path} does not parse: {error}"));
    for run in file
        .items
        .chunk_by_mut(|a, b| matches!((a, b), (Item::Use(_), Item::Use(_))))
    {
        for item in &mut *run {
            if let Item::Use(item) = item {
                unbraced(&mut item.tree);
            }
        }
        run.sort_by_key(|item| match item {
            Item::Use(item) => item.to_token_stream().to_string(),
            _ => String::new(),
        });
    }
    prettyplease::unparse(&file)
}

/// A comma before a closing bracket or behind a closing brace is for lines.
fn without_last_commas(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut is_value = false;
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let is_end =
            |tree: &TokenTree| matches!(tree, TokenTree::Punct(sign) if sign.as_char() == '>');
        if is_end(&tree) && kept.last().is_some_and(is_comma) {
            kept.pop();
        }
        if let TokenTree::Group(group) = &tree
            && let Some(inner) = value(group, &kept)
        {
            kept.extend(without_last_commas(inner));
            is_value = true;
            continue;
        }
        if std::mem::take(&mut is_value) && !is_comma(&tree) {
            kept.push(Punct::new(',', Spacing::Alone).into());
        }
        if let TokenTree::Group(group) = &tree
            && let Some(text) = documentation(group)
        {
            let is_mark = |tree: &&TokenTree| matches!(tree, TokenTree::Punct(sign) if "#!".contains(sign.as_char()));
            let mut marks: Vec<_> = kept.iter().rev().take_while(is_mark).cloned().collect();
            marks.reverse();
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    kept.extend(marks.iter().cloned());
                }
                kept.push(Group::new(Delimiter::Bracket, quote! { doc = #line }).into());
            }
            continue;
        }
        kept.push(match tree {
            TokenTree::Group(group) => {
                let mut inner = without_last_commas(group.stream());
                let is_tuple = group.delimiter() == Delimiter::Parenthesis && !takes_params(&kept);
                let all: Vec<TokenTree> = inner.clone().into_iter().collect();
                if let Some((last, before)) = all.split_last()
                    && is_comma(last)
                    && (!is_tuple || before.iter().any(is_comma))
                {
                    inner = before.iter().cloned().collect();
                }
                Group::new(group.delimiter(), inner).into()
            }
            // However a text is quoted.
            TokenTree::Literal(literal) => match syn::parse_str::<LitStr>(&literal.to_string()) {
                Ok(text) => Literal::string(&text.value()).into(),
                Err(_) => literal.into(),
            },
            TokenTree::Punct(sign) => apart(&sign, trees.peek()).into(),
            other @ TokenTree::Ident(_) => other,
        });
    }
    kept.into_iter().collect()
}

/// Whether `fn name` stands last: the brackets behind it hold params.
fn takes_params(before: &[TokenTree]) -> bool {
    let is_fn = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "fn");
    matches!(before, [.., word, TokenTree::Ident(_)] if is_fn(word))
}

/// The text of `doc = "…"`; the printer gives each line an attribute of its own.
fn documentation(group: &Group) -> Option<String> {
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    let [
        TokenTree::Ident(name),
        TokenTree::Punct(_),
        TokenTree::Literal(text),
    ] = &inner[..]
    else {
        return None;
    };
    let text = syn::parse_str::<LitStr>(&text.to_string()).ok()?;
    (name == "doc").then(|| text.value())
}

/// Whether signs touch matters for operators alone.
fn apart(sign: &Punct, next: Option<&TokenTree>) -> Punct {
    let is_operator = match (sign.as_char(), next) {
        ('\'', _) => true,
        (first, Some(TokenTree::Punct(second))) => {
            let both = String::from_iter([first, second.as_char()]);
            ["::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", ".."].contains(&&*both)
                || ("+-*/%^&|".contains(first) && second.as_char() == '=')
                || both == ".="
        }
        _ => false,
    };
    let spacing = if is_operator {
        sign.spacing()
    } else {
        Spacing::Alone
    };
    Punct::new(sign.as_char(), spacing)
}

/// What stands in braces that may go: the value of an arm or of a closure, alone.
fn value(group: &Group, before: &[TokenTree]) -> Option<TokenStream> {
    let is_sign = |tree: Option<&TokenTree>, sign| matches!(tree, Some(TokenTree::Punct(found)) if found.as_char() == sign);
    let mut last = before.iter().rev();
    let is_arm = is_sign(last.next(), '>') && is_sign(last.next(), '=');
    let is_value = is_arm || is_sign(before.last(), '|');
    let inner = group.stream();
    let is_alone =
        group.delimiter() == Delimiter::Brace && syn::parse2::<Expr>(inner.clone()).is_ok();
    (is_value && is_alone).then_some(inner)
}

fn is_comma(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(sign) if sign.as_char() == ',')
}

/// One name needs no braces.
fn unbraced(tree: &mut UseTree) {
    match tree {
        UseTree::Path(path) => unbraced(&mut path.tree),
        UseTree::Group(group) if group.items.len() == 1 => {
            let only = group.items.first().cloned().expect("one");
            *tree = only;
        }
        _ => {}
    }
}
