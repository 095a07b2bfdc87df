//! Walks two automata side by side, one unit of length at a time.
//!
//! Layer `n` holds the pairs of states that some text of length `n` leads to. A layer follows from the
//! one before, so as soon as one repeats, all further ones are known: length limits of any size cost
//! nothing. Each pair keeps the step that first led to it, so that a text can be read off backwards.

use std::collections::{HashMap, HashSet};

use super::LengthUnit;
use super::steps::steps;
use crate::pattern::Dfa;

/// Limit on the pairs of states in all layers together.
const MAX_PAIRS: usize = 400_000;

/// A pair of states, and how a text got there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) left: u16,
    pub(super) right: u16,
    /// The second unit of a character of two units is still to be counted.
    waits: bool,
    /// The byte that led here; none for a unit that is only counted, and for the first pair.
    byte: Option<u8>,
    /// Whether `parent` is in the same layer, not in the one before.
    same_layer: bool,
    /// The index of the pair before this one.
    parent: u32,
}

impl Pair {
    fn key(self) -> u64 {
        u64::from(self.left) << 17 | u64::from(self.right) << 1 | u64::from(self.waits)
    }

    /// Whether a character is complete here.
    pub(super) fn is_complete(self) -> bool {
        !self.waits
    }
}

/// The search had to stop.
pub(super) struct TooMany;

/// Both automata and the layers built so far.
pub(super) struct Walk<'d> {
    left: &'d Dfa,
    right: &'d Dfa,
    /// One byte for each pair of columns with the units it counts, readable ones first.
    steps: Vec<(u8, u8)>,
    layers: Vec<Vec<Pair>>,
    /// Where each layer's set of pairs was seen first.
    seen: HashMap<Vec<u64>, usize>,
    /// Once known: the first layer that comes again, and after how many.
    circle: Option<(usize, usize)>,
    pairs: usize,
}

impl<'d> Walk<'d> {
    pub(super) fn new(left: &'d Dfa, right: &'d Dfa, unit: LengthUnit) -> Result<Self, TooMany> {
        let first = Pair {
            left: left.start,
            right: right.start,
            waits: false,
            byte: None,
            same_layer: false,
            parent: 0,
        };
        let mut walk = Self {
            left,
            right,
            steps: steps(left, right, unit),
            layers: Vec::new(),
            seen: HashMap::new(),
            circle: None,
            pairs: 0,
        };
        let nothing_left = first.left == left.dead && first.right == right.dead;
        walk.add_layer(if nothing_left {
            Vec::new()
        } else {
            vec![first]
        })?;
        Ok(walk)
    }

    /// The first layer that comes again and after how many, once that is known.
    pub(super) fn circle(&self) -> Option<(usize, usize)> {
        self.circle
    }

    /// How many layers have been built.
    pub(super) fn built(&self) -> u64 {
        self.layers.len() as u64
    }

    /// The pairs of a layer, which must have been built; with a circle, all layers have been.
    pub(super) fn layer(&self, length: u64) -> &[Pair] {
        &self.layers[self.stored(length)]
    }

    /// Builds the next layer.
    pub(super) fn advance(&mut self) -> Result<(), TooMany> {
        let mut next = Vec::new();
        let mut known = HashSet::new();
        let last = self.layers.last().map_or(&[][..], Vec::as_slice);
        for (index, pair) in (0_u32..).zip(last) {
            let from = Pair {
                parent: index,
                same_layer: false,
                ..*pair
            };
            if pair.waits {
                let pair = Pair {
                    waits: false,
                    byte: None,
                    ..from
                };
                if known.insert(pair.key()) {
                    next.push(pair);
                }
                continue;
            }
            for &(byte, weight) in self.steps.iter().filter(|&&(_, weight)| weight > 0) {
                let waits = weight > 1;
                if let Some(pair) = self.step(Pair { waits, ..from }, byte)
                    && known.insert(pair.key())
                {
                    next.push(pair);
                }
            }
        }
        self.add_layer(next)
    }

    /// The bytes of a text of this length that leads to the pair at `index` of its layer.
    pub(super) fn text(&self, length: u64, index: usize) -> Vec<u8> {
        let (mut length, mut index) = (length, index);
        let mut bytes = Vec::new();
        loop {
            let stored = self.stored(length);
            let pair = self.layers[stored][index];
            bytes.extend(pair.byte);
            index = pair.parent as usize;
            if pair.same_layer {
                continue;
            }
            if length == 0 {
                break;
            }
            length -= 1;
            // The first layer of the circle is stored twice: as it was reached from before the circle,
            // and as it was reached from the circle's end.
            if stored == self.stored(length) + 1 {
                continue;
            }
            let key = self.layers[stored - 1][index].key();
            let again = &self.layers[self.stored(length)];
            index = again.iter().position(|pair| pair.key() == key).unwrap_or(0);
        }
        bytes.reverse();
        bytes
    }

    /// Where the layer of a length is stored: beyond the circle's end, layers stand for later ones too.
    fn stored(&self, length: u64) -> usize {
        let known = usize::try_from(length)
            .ok()
            .filter(|&length| length < self.layers.len());
        match (known, self.circle) {
            (Some(length), _) => length,
            (None, Some((first, period))) => {
                let beyond = (length - first as u64 - 1) % period as u64;
                first + 1 + usize::try_from(beyond).unwrap_or(0)
            }
            (None, None) => self.layers.len() - 1,
        }
    }

    /// Completes a layer by the bytes that count nothing, and looks whether it has been there before.
    fn add_layer(&mut self, mut layer: Vec<Pair>) -> Result<(), TooMany> {
        let mut keys: Vec<u64> = layer.iter().map(|pair| pair.key()).collect();
        let mut known: HashSet<u64> = keys.iter().copied().collect();
        keys.sort_unstable();

        let mut done = 0;
        while done < layer.len() {
            let parent = u32::try_from(done).map_err(|_| TooMany)?;
            let from = Pair {
                parent,
                same_layer: true,
                ..layer[done]
            };
            for &(byte, _) in self.steps.iter().filter(|&&(_, weight)| weight == 0) {
                if let Some(pair) = self.step(from, byte)
                    && known.insert(pair.key())
                {
                    layer.push(pair);
                }
            }
            done += 1;
        }
        self.pairs += layer.len();
        if self.pairs > MAX_PAIRS {
            return Err(TooMany);
        }
        let index = self.layers.len();
        self.layers.push(layer);
        if let Some(&first) = self.seen.get(&keys) {
            self.circle.get_or_insert((first, index - first));
        } else {
            self.seen.insert(keys, index);
        }
        Ok(())
    }

    /// The pair after a byte, unless neither side can accept anything there.
    fn step(&self, from: Pair, byte: u8) -> Option<Pair> {
        let left = self.left.next(from.left, byte);
        let right = self.right.next(from.right, byte);
        let useless = left == self.left.dead && right == self.right.dead;
        (!useless).then_some(Pair {
            left,
            right,
            byte: Some(byte),
            ..from
        })
    }
}
