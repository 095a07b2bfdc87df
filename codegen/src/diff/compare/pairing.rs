//! Finds for each thing of the old side what it is on the new one: by its name on the wire, by its Rust name, by likeness.

/// What became of the things of a list.
pub(super) struct Pairing<'a, T> {
    /// Things that are on both sides, in the order of the new one.
    pub(super) both: Vec<Pair<'a, T>>,
    /// Things that are gone.
    pub(super) removed: Vec<&'a T>,
    /// Things that are new.
    pub(super) added: Vec<&'a T>,
}

/// One thing on both sides.
pub(super) struct Pair<'a, T> {
    /// As it was.
    pub(super) old: &'a T,
    /// As it is.
    pub(super) new: &'a T,
    /// Why two names are taken for one thing, if neither name is the same.
    pub(super) likely: Option<String>,
}

/// Names of things that both sides have, the old one first.
pub(super) type Names = Vec<(String, String)>;

/// How alike two things must be to be taken for one under two names.
const ENOUGH: f64 = 0.75;
/// How much more alike than any other pair with one of them.
const AHEAD: f64 = 0.15;
/// More things left over than this are not compared with each other: that is no rename.
const MOST: usize = 64;

/// How alike two things are, from 0 to 1, and what that rests on.
pub(super) struct Likeness {
    pub(super) score: f64,
    pub(super) why: String,
}

/// Pairs by wire name first, then by Rust name, then by likeness.
pub(super) fn pair<'a, T>(
    old: &'a [T],
    new: &'a [T],
    wire: impl Fn(&T) -> &str,
    rust: impl Fn(&T) -> String,
    alike: impl Fn(&T, &T) -> Option<Likeness>,
) -> Pairing<'a, T> {
    let mut partner: Vec<Option<(usize, Option<String>)>> = vec![None; new.len()];
    let mut used = vec![false; old.len()];
    let wire = |thing: &T| wire(thing).to_owned();
    for name in [&wire as &dyn Fn(&T) -> String, &rust] {
        for (index, thing) in new.iter().enumerate() {
            if partner[index].is_some() {
                continue;
            }
            let same = |(at, other): &(usize, &T)| !used[*at] && name(other) == name(thing);
            if let Some((at, _)) = old.iter().enumerate().find(same) {
                used[at] = true;
                partner[index] = Some((at, None));
            }
        }
    }
    for (at, index, why) in likely(old, new, &used, &partner, alike) {
        used[at] = true;
        partner[index] = Some((at, Some(why)));
    }
    let mut pairing = Pairing {
        both: Vec::new(),
        removed: Vec::new(),
        added: Vec::new(),
    };
    for (thing, partner) in new.iter().zip(partner) {
        match partner {
            Some((at, likely)) => pairing.both.push(Pair {
                old: &old[at],
                new: thing,
                likely,
            }),
            None => pairing.added.push(thing),
        }
    }
    pairing.removed = old
        .iter()
        .zip(&used)
        .filter(|(_, used)| !**used)
        .map(|(thing, _)| thing)
        .collect();
    pairing
}

type Partner = Option<(usize, Option<String>)>;

/// Pairs of what is left that are alike enough, and clearly more alike than either is to anything else.
fn likely<T>(
    old: &[T],
    new: &[T],
    used: &[bool],
    partner: &[Partner],
    alike: impl Fn(&T, &T) -> Option<Likeness>,
) -> Vec<(usize, usize, String)> {
    let olds: Vec<usize> = (0..old.len()).filter(|at| !used[*at]).collect();
    let news: Vec<usize> = (0..new.len()).filter(|at| partner[*at].is_none()).collect();
    if olds.len() > MOST || news.len() > MOST {
        return Vec::new();
    }
    let mut scored = Vec::new();
    for &at in &olds {
        for &index in &news {
            if let Some(found) = alike(&old[at], &new[index]) {
                scored.push((at, index, found));
            }
        }
    }
    let ahead = |at: usize, index: usize, score: f64| {
        scored.iter().all(|(other_at, other_index, other)| {
            let rival = (*other_at == at) != (*other_index == index);
            !rival || score - other.score >= AHEAD
        })
    };
    scored
        .iter()
        .filter(|(at, index, found)| found.score >= ENOUGH && ahead(*at, *index, found.score))
        .map(|(at, index, found)| (*at, *index, found.why.clone()))
        .collect()
}

/// How alike two names are: words in common after taking the case apart; `id` is half of `identifier`.
pub(super) fn names_alike(old: &str, new: &str) -> f64 {
    let words = |name: &str| -> Vec<String> {
        crate::rust::name::snake(name)
            .split('_')
            .map(str::to_owned)
            .collect()
    };
    let (old, new) = (words(old), words(new));
    let best = |word: &String, others: &[String]| {
        let like = |other: &String| match word {
            _ if word == other => 1.0,
            _ if word.starts_with(other.as_str()) || other.starts_with(word.as_str()) => 0.7,
            _ => 0.0,
        };
        others.iter().map(like).fold(0.0, f64::max)
    };
    let sum = old.iter().map(|word| best(word, &new)).sum::<f64>()
        + new.iter().map(|word| best(word, &old)).sum::<f64>();
    sum / count(old.len() + new.len())
}

/// How many words two texts have in common; two missing texts are alike.
pub(super) fn texts_alike(old: Option<&str>, new: Option<&str>) -> f64 {
    let (Some(old), Some(new)) = (old, new) else {
        return if old.is_none() && new.is_none() {
            0.7
        } else {
            0.0
        };
    };
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split_whitespace().map(str::to_lowercase).collect()
    };
    let (old, new) = (words(old), words(new));
    let all = old.union(&new).count();
    count(old.intersection(&new).count()) / count(all.max(1))
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Whether what both lists have stands in another order.
pub(super) fn reordered<'a>(
    old: impl Iterator<Item = &'a str>,
    new: impl Iterator<Item = &'a str>,
) -> bool {
    let old: Vec<&str> = old.collect();
    let common: Vec<&str> = new.filter(|name| old.contains(name)).collect();
    let before: Vec<&str> = old
        .into_iter()
        .filter(|name| common.contains(name))
        .collect();
    common != before
}
