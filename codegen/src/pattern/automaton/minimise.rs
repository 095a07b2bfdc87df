//! Makes an automaton as small as its language allows (Hopcroft), and numbers its states anew.

use super::determinise::Table;
use super::dfa::Dfa;
use super::work;

/// The smallest automaton for the table's language; `None` if it has more states than 16 bits can number.
pub(super) fn minimise(table: &Table) -> Option<Dfa> {
    work::add(table.next.len());
    let blocks = Partition::coarsest(table);
    number(table, &blocks)
}

/// States grouped into blocks; those of a block lie side by side in `states`.
struct Partition {
    states: Vec<usize>,
    /// Where each state lies in `states`.
    places: Vec<usize>,
    block_of: Vec<usize>,
    /// First place, end, and how many of its first members are marked, for each block.
    blocks: Vec<(usize, usize, usize)>,
}

impl Partition {
    /// The coarsest partition whose blocks agree on acceptance and on the blocks that each byte leads to.
    fn coarsest(table: &Table) -> Self {
        let count = table.accepting.len();
        let sources = Sources::new(table);
        let mut partition = Self {
            states: (0..count).collect(),
            places: (0..count).collect(),
            block_of: vec![0; count],
            blocks: vec![(0, count, 0)],
        };
        let mut touched = Vec::new();
        for state in (0..count).filter(|&state| table.accepting[state]) {
            partition.mark(state, &mut touched);
        }
        let mut waiting = vec![0];
        partition.split(&mut touched, &mut waiting);

        while let Some(splitter) = waiting.pop() {
            let (first, end, _) = partition.blocks[splitter];
            let members = partition.states[first..end].to_vec();
            for class in 0..table.width {
                for &member in &members {
                    for &source in sources.of(class, member) {
                        partition.mark(source, &mut touched);
                    }
                }
                partition.split(&mut touched, &mut waiting);
            }
        }
        partition
    }

    /// Moves a state to the marked front of its block.
    fn mark(&mut self, state: usize, touched: &mut Vec<usize>) {
        let block = self.block_of[state];
        let (first, _, marked) = self.blocks[block];
        let (place, target) = (self.places[state], first + marked);
        if place < target {
            return;
        }
        if marked == 0 {
            touched.push(block);
        }
        let other = self.states[target];
        self.states.swap(place, target);
        self.places[state] = target;
        self.places[other] = place;
        self.blocks[block].2 += 1;
    }

    /// Cuts each touched block between its marked and its other members. The smaller half becomes the
    /// new block, and the new block is what still has to split others.
    fn split(&mut self, touched: &mut Vec<usize>, waiting: &mut Vec<usize>) {
        for block in touched.drain(..) {
            let (first, end, marked) = self.blocks[block];
            let cut = first + marked;
            if cut == end {
                self.blocks[block] = (first, end, 0);
                continue;
            }
            let (kept, moved) = if marked * 2 <= end - first {
                ((cut, end), (first, cut))
            } else {
                ((first, cut), (cut, end))
            };
            let fresh = self.blocks.len();
            self.blocks[block] = (kept.0, kept.1, 0);
            self.blocks.push((moved.0, moved.1, 0));
            for &state in &self.states[moved.0..moved.1] {
                self.block_of[state] = fresh;
            }
            waiting.push(fresh);
        }
    }
}

/// The transitions backwards: for each class and target, the states that lead there.
struct Sources {
    starts: Vec<usize>,
    states: Vec<usize>,
    count: usize,
}

impl Sources {
    fn new(table: &Table) -> Self {
        let count = table.accepting.len();
        let slot = |index: usize, target: u32| index % table.width * count + target as usize;
        let mut starts = vec![0; table.width * count + 1];
        for (index, &target) in table.next.iter().enumerate() {
            starts[slot(index, target) + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut free = starts.clone();
        let mut states = vec![0; table.next.len()];
        for (index, &target) in table.next.iter().enumerate() {
            let place = &mut free[slot(index, target)];
            states[*place] = index / table.width;
            *place += 1;
        }
        Self {
            starts,
            states,
            count,
        }
    }

    fn of(&self, class: usize, target: usize) -> &[usize] {
        let slot = class * self.count + target;
        &self.states[self.starts[slot]..self.starts[slot + 1]]
    }
}

/// Numbers the blocks: 0 is the dead one, the others follow in order of first visit from the start.
fn number(table: &Table, partition: &Partition) -> Option<Dfa> {
    let leader = |block: usize| partition.states[partition.blocks[block].0];
    let step = |block: usize, class: usize| {
        partition.block_of[table.next[leader(block) * table.width + class] as usize]
    };
    let is_dead = |block: usize| {
        !table.accepting[leader(block)] && (0..table.width).all(|class| step(block, class) == block)
    };
    // No UTF-8 text contains the byte 0xFF, so that there always is a dead block.
    let dead = (0..partition.blocks.len()).find(|&block| is_dead(block))?;
    let start = partition.block_of[table.start as usize];

    let mut numbers: Vec<Option<u16>> = vec![None; partition.blocks.len()];
    numbers[dead] = Some(0);
    let mut order = vec![dead];
    if start != dead {
        numbers[start] = Some(1);
        order.push(start);
    }
    let mut done = 0;
    while done < order.len() {
        for class in 0..table.width {
            let next = step(order[done], class);
            if numbers[next].is_none() {
                numbers[next] = Some(u16::try_from(order.len()).ok()?);
                order.push(next);
            }
        }
        done += 1;
    }

    let (classes, columns) = columns(table, |class, other| {
        order
            .iter()
            .all(|&block| step(block, class) == step(block, other))
    });
    let mut transitions = Vec::with_capacity(order.len() * columns.len());
    for &block in &order {
        transitions.extend(
            columns
                .iter()
                .filter_map(|&class| numbers[step(block, class)]),
        );
    }
    Some(Dfa {
        classes,
        transitions,
        accepting: order
            .iter()
            .map(|&block| table.accepting[leader(block)])
            .collect(),
        start: u16::from(start != dead),
        dead: 0,
    })
}

/// Merges columns that are the same for every block. Returns the new column of each byte, and an old
/// column for each new one.
fn columns(table: &Table, same: impl Fn(usize, usize) -> bool) -> ([u8; 256], Vec<usize>) {
    let mut kept: Vec<usize> = Vec::new();
    let mut renamed: Vec<u8> = Vec::new();
    // Old columns are numbered by their first byte already, so new ones are too.
    for class in 0..table.width {
        let known = kept.iter().position(|&other| same(class, other));
        let index = known.unwrap_or(kept.len());
        if index == kept.len() {
            kept.push(class);
        }
        renamed.push(u8::try_from(index).unwrap_or(u8::MAX));
    }
    (table.classes.map(|class| renamed[usize::from(class)]), kept)
}
