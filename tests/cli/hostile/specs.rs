//! Folders with what is no spec, in the hands of the command: it ends soon, with the right code, and touches nothing else.

use std::fs::{self, File, Permissions};
use std::io::Write as _;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

use annul_tests::command;
use serde_yaml::Value;

use crate::home::Home;

use super::row::{self, Row, texts};

/// Nothing here takes longer, also while other tests run; built for release it is a tenth of it.
const LONGEST: Duration = Duration::from_secs(20);

#[test]
#[cfg(unix)]
fn no_folder_holds_the_command_up_or_leads_it_elsewhere() {
    // Root may read what nobody may.
    let probe = Home::empty();
    probe.write("probe", "");
    fs::set_permissions(probe.path("probe"), Permissions::from_mode(0o0)).expect("a file");
    let is_root = fs::read(probe.path("probe")).is_ok();
    // It is built before anybody looks at a clock.
    let _ = command::annul();
    let mut rows = row::all("specs");
    rows.retain(|row| !(is_root && row.get("not_as_root").as_bool() == Some(true)));
    let faults: Vec<String> = rows.iter().filter_map(|row| holds(row).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[cfg(unix)]
fn holds(row: &Row) -> Result<(), String> {
    let home = Home::with_specs();
    for thing in row.get("make").as_sequence().into_iter().flatten() {
        make(&home, thing);
    }
    let untouched = row.texts("untouched");
    let before: Vec<_> = untouched.iter().map(|folder| home.files(folder)).collect();
    let begun = Instant::now();
    let run = home.annul(&row.texts("run"));
    let took = begun.elapsed();
    let all = format!("{}{}", run.stdout, run.stderr);
    let after: Vec<_> = untouched.iter().map(|folder| home.files(folder)).collect();
    let most = row.get("at_most").as_u64().unwrap_or(u64::MAX);
    let is_there = |path: &&str| home.path(path).exists();
    let fault = if Some(i64::from(run.code)) != row.get("exit").as_i64() {
        format!("ends with {}", run.code)
    } else if took > LONGEST {
        format!("takes {took:?}")
    } else if let Some(text) = row.texts("says").iter().find(|text| !all.contains(**text)) {
        format!("does not say {text:?}")
    } else if let Some(text) = row.texts("never").iter().find(|text| all.contains(**text)) {
        format!("says {text:?}")
    } else if all.len() as u64 > most {
        format!("says {} bytes", all.len())
    } else if before != after {
        "touches what is not its own".to_owned()
    } else if let Some(path) = row.texts("gone").into_iter().find(is_there) {
        format!("leaves {path}")
    } else if let Some(path) = row.texts("there").into_iter().find(|path| !is_there(path)) {
        format!("removes {path}")
    } else {
        return Ok(());
    };
    let shown: String = all.chars().take(2000).collect();
    Err(format!("{} {fault}: {shown}", row.name))
}

/// Makes a file, a link or a pipe.
#[cfg(unix)]
fn make(home: &Home, thing: &Value) {
    use std::os::unix::fs::symlink;
    let path = |key: &str| {
        thing
            .get(key)
            .and_then(Value::as_str)
            .map(|path| home.path(path))
    };
    let parent = |path: &std::path::Path| {
        fs::create_dir_all(path.parent().expect("below the home")).expect("a folder");
    };
    if let Some(file) = path("file") {
        parent(&file);
        let bytes = match thing.get("bytes").and_then(Value::as_sequence) {
            Some(bytes) => bytes
                .iter()
                .filter_map(|byte| u8::try_from(byte.as_u64()?).ok())
                .collect(),
            None => row::spelled(thing, "text"),
        };
        let mut stream = File::create(&file).expect("a file");
        stream.write_all(&bytes).expect("a file");
        if let Some(mode) = thing.get("mode").and_then(Value::as_u64) {
            let mode = u32::try_from(mode).expect("a mode");
            stream
                .set_permissions(Permissions::from_mode(mode))
                .expect("a file");
        }
        if let Some(age) = thing.get("age").and_then(Value::as_u64) {
            let then = SystemTime::now().checked_sub(Duration::from_secs(age));
            let then = then.expect("a time");
            stream.set_modified(then).expect("a file");
        }
    } else if let Some(link) = path("link") {
        parent(&link);
        symlink(thing["to"].as_str().expect("where it leads"), &link).expect("a link");
    } else if let Some(fifo) = path("fifo") {
        parent(&fifo);
        let made = Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .expect("mkfifo is there");
        assert!(made.success(), "{}", fifo.display());
    } else {
        panic!("a file, a link or a fifo: {:?}", texts(thing));
    }
}
