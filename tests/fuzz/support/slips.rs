//! Changes that keep most of a text as it is: what an editor's hand does by mistake, where chance alone would only break it.

/// Numbers that follow from a seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u32) -> Self {
        Self(u64::from(seed) << 1 | 1)
    }

    /// A number below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(usize::MAX) % limit
    }
}

/// Words that matter to readers of specs.
const ODD: &[&str] = &[
    "~",
    "null",
    "-1",
    "0",
    "1",
    "99999999999999999999",
    "18446744073709551615",
    "1e3",
    "yes",
    "{}",
    "[]",
    "''",
    "$state",
    "$param.x",
    "(?=a)",
    "[z-a]",
    "'a{9999}'",
    "\u{202e}",
    "*/",
    "r#\"",
    "../..",
    "self",
    "Self",
    "type",
    "Option",
    "true",
    "string",
    "integer",
    "enum",
    "object",
    "list",
    "secret",
    "é",
    "😀",
    "'^[a-z]{1,36}$'",
];

/// The text after one slip.
pub(crate) fn slip(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return ODD[random.below(ODD.len())].to_owned();
    }
    let count = lines.len();
    let line = random.below(count);
    match random.below(8) {
        0 => drop(lines.remove(line)),
        1 => {
            let copy = lines[line].clone();
            lines.insert(random.below(count + 1), copy);
        }
        2 => lines.swap(line, random.below(count)),
        3 => {
            let depth = " ".repeat(random.below(9));
            lines[line] = depth + lines[line].trim_start();
        }
        4 => {
            // A word of another line, or an odd one, in place of one.
            let other = lines[random.below(count)].clone();
            let others: Vec<&str> = other.split(' ').collect();
            let word = match random.below(2) {
                0 => others[random.below(others.len())],
                _ => ODD[random.below(ODD.len())],
            };
            let mut words: Vec<&str> = lines[line].split(' ').collect();
            let at = random.below(words.len());
            words[at] = word;
            lines[line] = words.join(" ");
        }
        5 => {
            let ends: Vec<usize> = lines[line].char_indices().map(|(at, _)| at).collect();
            let at = if ends.is_empty() {
                0
            } else {
                ends[random.below(ends.len())]
            };
            lines[line].insert_str(at, ODD[random.below(ODD.len())]);
        }
        6 => {
            // Some lines of one place, once more at another.
            let some = lines[line..(line + 1 + random.below(6)).min(count)].to_vec();
            let at = random.below(count + 1);
            lines.splice(at..at, some);
        }
        _ => {
            let end = (line + 1 + random.below(6)).min(count);
            lines.drain(line..end);
        }
    }
    lines.join("\n") + "\n"
}

/// Every other time a slip, else whatever the engine would do.
pub(crate) fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random::new(seed);
    random.below(2);
    if random.below(2) == 0
        && let Ok(text) = str::from_utf8(&data[..size])
    {
        let changed = slip(text, &mut random);
        if changed.len() <= max_size {
            data[..changed.len()].copy_from_slice(changed.as_bytes());
            return changed.len();
        }
    }
    libfuzzer_sys::fuzzer_mutate(data, size, max_size)
}
