//! Rules about files and YAML itself: what would let two readers see two specs in one file.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[
    &FILE_NAME,
    &FILE_NOT_UTF8,
    &FILE_TOO_LARGE,
    &YAML_ALIAS,
    &YAML_AMBIGUOUS_SCALAR,
    &YAML_ANCHOR,
    &YAML_DUPLICATE_KEY,
    &YAML_KEY_NOT_TEXT,
    &YAML_MERGE_KEY,
    &YAML_MULTIPLE_DOCUMENTS,
    &YAML_SYNTAX,
    &YAML_TAG,
    &YAML_TOO_DEEP,
];

/// A spec is found under the name of its operation.
pub static FILE_NAME: Rule = Rule {
    id: "file-name",
    summary: "a spec is found under its provider, its service and the kebab case of its operation",
    explanation: "\
A catalogue is read by people before it is read by the generator, and they look
for an operation by its name. Two places that say different things about the same
operation also hide a copied file in which the name was forgotten.

Wrong: `operation: CancelQuery` in

    specs/aws/athena/cancel.yaml

Right:

    specs/aws/athena/cancel-query.yaml
    specs/aws/athena/service.yaml",
    help: "rename the file, or correct the key that names the operation, service or provider",
};

/// Specs are UTF-8.
pub static FILE_NOT_UTF8: Rule = Rule {
    id: "file-not-utf8",
    summary: "a spec is UTF-8 text without a byte order mark",
    explanation: "\
Other encodings look right in the editor of their author and wrong everywhere else,
and a byte order mark is part of the first key to some readers. Annul does not guess.",
    help: "save the file as UTF-8 without a byte order mark",
};

/// Specs are small.
pub static FILE_TOO_LARGE: Rule = Rule {
    id: "file-too-large",
    summary: "a spec is at most 256 KiB",
    explanation: "\
The largest operations known need a tenth of that. A larger file is usually not a
spec at all, and reading it could take a build all its memory.",
    help: "keep one operation to a file, and facts that operations share in service.yaml",
};

/// No aliases.
pub static YAML_ALIAS: Rule = Rule {
    id: "yaml-alias",
    summary: "a spec uses no aliases",
    explanation: "\
What `*name` means cannot be seen where it is used, and a few lines of aliases
can expand to gigabytes. What operations share belongs into service.yaml, where it
has a name of its own.

Wrong:

    length: &id { min: 1, max: 64, unit: chars }
    ...
    length: *id

Right:

    length: { min: 1, max: 64, unit: chars }
    ...
    length: { min: 1, max: 64, unit: chars }",
    help: "write the value out, or share it by name in service.yaml (`errors`, `bodies`)",
};

/// Text that some reader takes for something else is quoted.
pub static YAML_AMBIGUOUS_SCALAR: Rule = Rule {
    id: "yaml-ambiguous-scalar",
    summary: "text that a YAML reader may take for another type is quoted",
    explanation: "\
Readers of YAML 1.1 and 1.2 disagree about words without quotes: `no` is text or a
boolean, `010` is text, ten or eight, `12:30` is text or 750, and a date may become
a time stamp. A spec has to say the same to each of them.

Wrong:

    version: 2018-11-01
    values: [ON, OFF]

Right:

    version: '2018-11-01'
    values: ['ON', 'OFF']",
    help: "put the text in quotes",
};

/// No anchors.
pub static YAML_ANCHOR: Rule = Rule {
    id: "yaml-anchor",
    summary: "a spec uses no anchors",
    explanation: "\
An anchor (`&name`) serves only aliases, and a spec has none: whoever reads a value
must see it where it is used (see yaml-alias). A text that begins with `&` is taken
for an anchor unless it is quoted.

Wrong:

    docs: &amp is not an entity here

Right:

    docs: '&amp is not an entity here'",
    help: "remove the anchor, or put text that begins with `&` in quotes",
};

/// Each key once.
pub static YAML_DUPLICATE_KEY: Rule = Rule {
    id: "yaml-duplicate-key",
    summary: "each key of a map is declared once",
    explanation: "\
YAML leaves open which of two equal keys counts: some readers take the first, some
the last, some neither. Most often it is a copied block in which the name was not
changed, and one of the two is silently lost.

Wrong:

    params:
      QueryId: { in: body, type: string, origin: service, required: true }
      QueryId: { in: body, type: string, origin: caller, required: false }

Right: give the second its own name, or remove it.",
    help: "rename or remove one of the two",
};

/// Keys are text.
pub static YAML_KEY_NOT_TEXT: Rule = Rule {
    id: "yaml-key-not-text",
    summary: "each key is text",
    explanation: "\
Keys name things: params, members, errors, values. A number, a boolean, nothing, a
list or a map as a key is a name to no one. A name that looks like a number or a
boolean has to be quoted.

Wrong:

    values: { 200: all went well, true: it was stopped }

Right:

    values: { '200': all went well, 'true': it was stopped }",
    help: "put the key in quotes if it is a name",
};

/// No merge keys.
pub static YAML_MERGE_KEY: Rule = Rule {
    id: "yaml-merge-key",
    summary: "a spec uses no merge keys",
    explanation: "\
`<<` copies the entries of another map into this one. It belongs to YAML 1.1, later
readers take it for an ordinary key, and it needs an alias, which specs do not have
(see yaml-alias).

Wrong:

    Message:
      <<: *text
      required: true

Right:

    Message: { type: string, required: true }",
    help: "write the entries out",
};

/// One document a file.
pub static YAML_MULTIPLE_DOCUMENTS: Rule = Rule {
    id: "yaml-multiple-documents",
    summary: "a file has one YAML document",
    explanation: "\
Many readers take the first document of a file and never look at the others, so what
follows a second `---` would be lost without a word. One operation is one file.",
    help: "move what follows the second `---` to a file of its own",
};

/// The file can be read at all.
pub static YAML_SYNTAX: Rule = Rule {
    id: "yaml-syntax",
    summary: "a spec is well-formed YAML, and every reader reads the same",
    explanation: "\
The file is read by two independent YAML readers, and both have to accept it and
agree about it. Beyond YAML's own rules there are no tabs (their width depends on
who looks), no control characters, no spaces of other kinds where YAML takes
ordinary ones (a no-break space looks the same) and no directives (`%YAML`). The
usual causes are a text with `: ` or ` #` in it that needs quotes, in braces one
with a comma, a quote that is not closed, and keys of one map that do not start in
the same column.

Wrong:

    docs: Asks for an end: the query may still run.
    - { says: It stops, sooner or later, decided: Later. }

Right:

    docs: 'Asks for an end: the query may still run.'
    - { says: 'It stops, sooner or later', decided: Later. }",
    help: "check quotes and indentation at this place and in the line above it",
};

/// No tags.
pub static YAML_TAG: Rule = Rule {
    id: "yaml-tag",
    summary: "a spec uses no tags",
    explanation: "\
A tag (`!name`, `!!str`) changes the type of what follows, and readers differ in
which tags they know. In a spec the language alone says what a value is. A text that
begins with `!` is taken for a tag unless it is quoted.

Wrong:

    version: !!str 2018

Right:

    version: '2018'",
    help: "remove the tag, or put text that begins with `!` in quotes",
};

/// Nesting has a limit.
pub static YAML_TOO_DEEP: Rule = Rule {
    id: "yaml-too-deep",
    summary: "collections are nested at most 64 deep",
    explanation: "\
The language itself needs about fifteen levels. Deeper nesting is a slip (a row of
brackets) or made to exhaust the stack of a reader.",
    help: "remove the surplus brackets, or flatten the members of the object",
};
