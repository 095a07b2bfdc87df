//! Edits of a spec: something is taken from another spec, left out, added, or changed a little, wherever it stands.

use crate::draw::Draw;
use crate::spec::Spec;
use crate::tree::{Map, Tree};

/// The way to a place in a file: numbers of entries and items.
type Way = Vec<usize>;

/// What is only words, or decides nothing on the wire.
const WORDS: [&str; 16] = [
    "annul",
    "because",
    "billing",
    "docs",
    "examples",
    "note",
    "permissions",
    "provider",
    "quirks",
    "rust_name",
    "service",
    "source",
    "sources",
    "summary",
    "title",
    "operation",
];

/// Keys below which names stand.
const NAMING: [&str; 9] = [
    "params", "body", "headers", "members", "errors", "bodies", "values", "replies", "states",
];

/// A place: the file, the way there, and of what sort it is.
#[derive(Clone)]
struct Place {
    file: usize,
    way: Way,
    sort: String,
}

/// Makes one edit, if there is something to edit.
pub(crate) fn edit(spec: &mut Spec, donor: &Spec, draw: &mut Draw) {
    let own = places(spec);
    let theirs = places(donor);
    let place = draw.pick(&own).clone();
    let value = at(spec, &place).clone();
    match draw.below(20) {
        0..9 => {
            let alike = |other: &&Place| other.sort == place.sort && *at(donor, other) != value;
            let alike: Vec<&Place> = theirs.iter().filter(alike).collect();
            if !alike.is_empty() {
                let found = at(donor, draw.pick::<&Place>(&alike)).clone();
                *at_mut(spec, &place) = found;
            }
        }
        9..12 => remove(spec, &place),
        12..16 => add(spec, &place, donor, &theirs, draw),
        _ => *at_mut(spec, &place) = tweaked(&value, draw),
    }
}

/// The value changed a little.
fn tweaked(value: &Tree, draw: &mut Draw) -> Tree {
    match value {
        Tree::Flag(flag) => (!flag).into(),
        Tree::Integer(number) => {
            let step = *draw.pick(&[-60, -1, 1, 2, 60]);
            number.saturating_add(step).into()
        }
        Tree::Text(text) => format!("{text}x").into(),
        Tree::List(items) => {
            let mut items = items.clone();
            items.reverse();
            Tree::List(items)
        }
        other => other.clone(),
    }
}

/// Adds an entry beside a place, as another spec has it.
fn add(spec: &mut Spec, place: &Place, donor: &Spec, theirs: &[Place], draw: &mut Draw) {
    let Tree::Map(map) = at(spec, place) else {
        return;
    };
    let alike = theirs.iter().filter(|other| other.sort == place.sort);
    let maps = alike.filter_map(|other| match at(donor, other) {
        Tree::Map(found) => Some(found),
        _ => None,
    });
    let fresh: Vec<(String, Tree)> = maps
        .flat_map(Map::entries)
        .filter(|(key, _)| !map.has(key) && !WORDS.contains(key))
        .map(|(key, value)| (key.to_owned(), value.clone()))
        .collect();
    if !fresh.is_empty() {
        let (key, value) = draw.pick(&fresh).clone();
        if let Tree::Map(map) = at_mut(spec, place) {
            map.put(key, value);
        }
    }
}

fn remove(spec: &mut Spec, place: &Place) {
    let Some((last, above)) = place.way.split_last() else {
        return;
    };
    let above = Place {
        way: above.to_vec(),
        ..place.clone()
    };
    let entries = if above.way.is_empty() {
        spec.files[place.file].1.edited()
    } else {
        match at_mut(spec, &above) {
            Tree::Map(map) => map.edited(),
            Tree::List(items) => {
                items.remove(*last);
                return;
            }
            _ => return,
        }
    };
    entries.remove(*last);
}

/// All places that an edit may be made at.
fn places(spec: &Spec) -> Vec<Place> {
    let mut found = Vec::new();
    for (file, (_, map)) in spec.files.iter().enumerate() {
        of_map(map, file, &mut Vec::new(), "", &mut found);
    }
    found
}

fn of_map(map: &Map, file: usize, way: &mut Way, above: &str, found: &mut Vec<Place>) {
    for (index, (key, value)) in map.entries().enumerate() {
        let is_name = NAMING.contains(&above);
        if !is_name && WORDS.contains(&key) {
            continue;
        }
        let sort = if is_name {
            format!("{above}.")
        } else {
            key.to_owned()
        };
        way.push(index);
        of_tree(value, file, way, &sort, found);
        way.pop();
    }
}

fn of_tree(tree: &Tree, file: usize, way: &mut Way, sort: &str, found: &mut Vec<Place>) {
    found.push(Place {
        file,
        way: way.clone(),
        sort: sort.to_owned(),
    });
    match tree {
        Tree::Map(map) => of_map(map, file, way, sort, found),
        Tree::List(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(index);
                of_tree(item, file, way, &format!("{sort}[]"), found);
                way.pop();
            }
        }
        _ => {}
    }
}

fn at<'s>(spec: &'s Spec, place: &Place) -> &'s Tree {
    let (first, rest) = place.way.split_first().expect("a place is below its file");
    let mut entries = spec.files[place.file].1.entries();
    let mut tree = entries.nth(*first).expect("the way was just found").1;
    for step in rest {
        tree = match tree {
            Tree::Map(map) => map.entries().nth(*step).expect("the way was just found").1,
            Tree::List(items) => &items[*step],
            _ => unreachable!("a way leads through maps and lists"),
        };
    }
    tree
}

fn at_mut<'s>(spec: &'s mut Spec, place: &Place) -> &'s mut Tree {
    let (first, rest) = place.way.split_first().expect("a place is below its file");
    let mut tree = &mut spec.files[place.file].1.edited()[*first].1;
    for step in rest {
        tree = match tree {
            Tree::Map(map) => &mut map.edited()[*step].1,
            Tree::List(items) => &mut items[*step],
            _ => unreachable!("a way leads through maps and lists"),
        };
    }
    tree
}
