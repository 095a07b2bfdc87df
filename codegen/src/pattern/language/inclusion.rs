//! Compares two languages: which texts does one have and the other not?

use super::resolve::Resolved;
use super::walk::{Pair, TooMany, Walk};
use super::witness::{MAX_SPELLED, Witness};
use super::{Language, LengthUnit, Undecided};

/// How a language relates to the one that takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inclusion {
    /// Both have the same texts.
    Equal,
    /// The new one has fewer.
    Narrower {
        /// A text that only the old one has.
        witness: Witness,
    },
    /// The new one has more.
    Wider {
        /// A text that only the new one has.
        witness: Witness,
    },
    /// Each has texts that the other has not, and both have some.
    Overlapping {
        /// A text that only the old one has.
        only_old: Witness,
        /// A text that only the new one has.
        only_new: Witness,
        /// A text that both have.
        both: Witness,
    },
    /// Each has texts, none of them in common.
    Disjoint {
        /// A text that only the old one has.
        only_old: Witness,
        /// A text that only the new one has.
        only_new: Witness,
    },
    /// The search for a difference grew beyond its limit.
    Undecided {
        /// What grew, in lower case and without a full stop.
        reason: String,
    },
}

/// Compares an old language with a new one. Each witness is a shortest one, of readable characters where
/// there is a choice.
#[must_use]
pub fn inclusion(old: &Language, new: &Language) -> Inclusion {
    match search(
        old,
        new,
        &[Target::OnlyLeft, Target::OnlyRight, Target::Both],
    ) {
        Err(undecided) => Inclusion::Undecided {
            reason: undecided.reason,
        },
        Ok([None, None, _]) => Inclusion::Equal,
        Ok([Some(witness), None, _]) => Inclusion::Narrower { witness },
        Ok([None, Some(witness), _]) => Inclusion::Wider { witness },
        Ok([Some(only_old), Some(only_new), Some(both)]) => Inclusion::Overlapping {
            only_old,
            only_new,
            both,
        },
        Ok([Some(only_old), Some(only_new), None]) => Inclusion::Disjoint { only_old, only_new },
    }
}

/// A shortest text of `inner` that `outer` has not; `None` if `outer` has all of them.
///
/// # Errors
///
/// Undecided if the search for one grows beyond its limit.
pub fn excess(inner: &Language, outer: &Language) -> Result<Option<Witness>, Undecided> {
    let [witness] = search(inner, outer, &[Target::OnlyLeft])?;
    Ok(witness)
}

/// What a search looks for.
#[derive(Clone, Copy)]
enum Target {
    OnlyLeft,
    OnlyRight,
    Both,
}

impl Target {
    fn is(self, left: bool, right: bool) -> bool {
        match self {
            Self::OnlyLeft => left && !right,
            Self::OnlyRight => right && !left,
            Self::Both => left && right,
        }
    }
}

/// Lengths between two limits, all of which either side treats alike.
struct Stretch {
    first: u64,
    /// The first length after it, if there is one.
    end: Option<u64>,
    left: bool,
    right: bool,
}

/// Looks for a shortest text of each kind.
fn search<const N: usize>(
    left: &Language,
    right: &Language,
    targets: &[Target; N],
) -> Result<[Option<Witness>; N], Undecided> {
    let (mut left, mut right) = (Resolved::new(left)?, Resolved::new(right)?);
    let unit = left.common_unit(&mut right)?;
    let undecided = |TooMany| Undecided::new("the patterns together have too many states");
    let mut walk = Walk::new(&left.dfa, &right.dfa, unit).map_err(undecided)?;
    let mut found: [Option<Witness>; N] = std::array::from_fn(|_| None);

    for stretch in stretches(&left, &right) {
        let mut length = stretch.first;
        let mut examined = 0;
        while stretch.end.is_none_or(|end| length < end) {
            build_up_to(&mut walk, length).map_err(undecided)?;
            if walk.layer(length).is_empty() {
                return Ok(found);
            }
            for (target, slot) in targets.iter().zip(&mut found) {
                let hit = |pair: &Pair| {
                    pair.is_complete()
                        && target.is(
                            stretch.left && left.dfa.accepts(pair.left),
                            stretch.right && right.dfa.accepts(pair.right),
                        )
                };
                if slot.is_none()
                    && let Some(index) = walk.layer(length).iter().position(hit)
                {
                    *slot = Some(witness(&walk, length, index, unit));
                }
            }
            if found.iter().all(Option::is_some) {
                return Ok(found);
            }
            // Once round the circle, and the rest of the stretch only repeats it.
            if let Some((first, period)) = walk.circle() {
                examined += u64::from(length >= first as u64);
                if examined >= period as u64 {
                    break;
                }
            }
            length += 1;
        }
    }
    Ok(found)
}

/// Builds layers up to this length, or until the circle is known.
fn build_up_to(walk: &mut Walk<'_>, length: u64) -> Result<(), TooMany> {
    while walk.circle().is_none() && walk.built() <= length {
        walk.advance()?;
    }
    Ok(())
}

/// Cuts all lengths at the limits of both windows, and keeps what matters to either side.
fn stretches(left: &Resolved<'_>, right: &Resolved<'_>) -> Vec<Stretch> {
    let mut cuts = vec![0];
    for window in [left.window, right.window] {
        cuts.push(window.min);
        cuts.extend(window.max.and_then(|max| max.checked_add(1)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().map(Some).chain([None]);
    let stretches = cuts.iter().zip(ends).map(|(&first, end)| Stretch {
        first,
        end,
        left: left.window.contains(first),
        right: right.window.contains(first),
    });
    stretches
        .filter(|stretch| stretch.left || stretch.right)
        .collect()
}

fn witness(walk: &Walk<'_>, length: u64, index: usize, unit: LengthUnit) -> Witness {
    if length > MAX_SPELLED {
        return Witness::described(length, unit);
    }
    let bytes = walk.text(length, index);
    // What leads to an accepting state is UTF-8, because both automata accept nothing else.
    Witness::spelled(String::from_utf8_lossy(&bytes).into_owned(), unit)
}
