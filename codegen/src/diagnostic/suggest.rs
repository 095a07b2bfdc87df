//! What could stand there instead: the known word nearest to an unknown one, or all of them.

/// Longer words are not compared: nobody misspells them, they are something else.
const MAX_LENGTH: usize = 100;

/// The candidate that `word` is most likely a slip for, if there is a likely one.
///
/// Case and the difference between `-` and `_` do not count; of two equally near ones the first is taken.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = fold(candidate);
        let longest = folded.len().max(other.len());
        // One slip in three characters, and never all of them.
        let allowed = (longest / 3)
            .max(1)
            .min(folded.len().min(other.len()).saturating_sub(1));
        if other.is_empty() || longest > MAX_LENGTH || folded.len().abs_diff(other.len()) > allowed
        {
            continue;
        }
        let distance = distance(&folded, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn fold(word: &str) -> Vec<char> {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|char| if char == '-' { '_' } else { char })
        .collect()
}

/// How many slips (a character too many, too few, another one, two exchanged) make one word of the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, &have) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &want) in to.iter().enumerate() {
            let replaced = above[column] + usize::from(have != want);
            let mut least = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && have == to[column - 1] && from[row - 1] == want {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[to.len()]
}

/// `a`, `b` and `c`, each in backticks.
#[must_use]
pub fn listing<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => "nothing".into(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(word, candidates.iter().copied()), expected);
    }

    #[test]
    fn slips_are_seen_through() {
        check("requird", &["required", "retry"], Some("required"));
        check("paht", &["body", "path", "header"], Some("path"));
        check("QueryID", &["queryId"], Some("queryId"));
        check("rust-name", &["rust_name"], Some("rust_name"));
        check("stat", &["state", "status"], Some("state"));
        check("mni", &["max", "min"], Some("min"));
        check("typ", &["type"], Some("type"));
    }

    #[test]
    fn other_words_are_left_alone() {
        check("frobnicate", &["required", "type"], None);
        check("a", &["b"], None);
        check("", &["in", ""], None);
        check("in", &[""], None);
        check("operation", &[], None);
        let long = "x".repeat(1_000);
        check(&long, &[&long], None);
    }

    #[test]
    fn the_nearest_then_the_first_is_taken() {
        check("cancelled", &["cancelling", "canceled"], Some("canceled"));
        check("tame", &["name", "time"], Some("name"));
    }
}
