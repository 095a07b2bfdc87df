//! Rules about names that point at something: it exists, and there is one of it.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[
    &DUPLICATE_OPERATION,
    &DUPLICATE_ROUTE,
    &DUPLICATE_SERVICE,
    &DUPLICATE_SOURCE,
    &GATEWAY_CLASH,
    &MISSING_SERVICE_FILE,
    &UNKNOWN_BODY,
    &UNKNOWN_ERROR,
    &UNKNOWN_PARAM,
    &UNKNOWN_SOURCE,
];

/// One spec an operation.
pub static DUPLICATE_OPERATION: Rule = Rule {
    id: "duplicate-operation",
    summary: "an operation is described by one spec",
    explanation: "\
The id of an operation (`athena.StopCalculationExecution`) is what commands, reports
and other specs call it by, and it is where its code goes. Two specs with one id
would overwrite each other.",
    help: "remove one of the two specs, or correct its `operation`",
};

/// One operation a route.
pub static DUPLICATE_ROUTE: Rule = Rule {
    id: "duplicate-route",
    summary: "a request belongs to one operation of its service",
    explanation: "\
A server finds the operation by method, path and target. If two operations of one
service have all three in common (names of path params do not count), the second one
is never reached.

Wrong: in two specs of one service

    path: { method: DELETE, template: '/20190801/queries/{queryId}' }
    path: { method: DELETE, template: '/20190801/queries/{id}' }",
    help: "correct the method, the template or the target of one of the two",
};

/// One service file a service.
pub static DUPLICATE_SERVICE: Rule = Rule {
    id: "duplicate-service",
    summary: "a service is described by one service file",
    explanation: "\
Operations take protocol, endpoints, auth and common errors from their service. With
two descriptions of the same service it would depend on the folder which one counts.",
    help: "merge the two service files, or correct `service` in one of them",
};

/// One meaning a source name.
pub static DUPLICATE_SOURCE: Rule = Rule {
    id: "duplicate-source",
    summary: "the name of a source means one document",
    explanation: "\
A spec may refer to sources of its own and to those of its service file. A name that
is declared in both would mean one document here and another in the next spec.

Wrong: `doc` in service.yaml, and in stop-calculation-execution.yaml

    sources:
      doc: { title: Another page, retrieved: 2026-11-21 }",
    help: "give the source of the operation a name of its own",
};

/// One operation a route, for all services of a gateway.
pub static GATEWAY_CLASH: Rule = Rule {
    id: "gateway-clash",
    summary: "no two services behind one gateway answer to the same method and path, or to the same target",
    explanation: "\
Bindings with servers have a gateway: one engine behind all operations, on one port.
There a request is told by its method and path, or by its target, and by nothing else.
Where two services have one of them in common, only one of the two operations would
ever be reached. Clients do not mind, because services have hosts of their own; so this
is only looked at where servers are emitted, and for the operations that are.

Wrong: in specs of two services, with servers

    path: { method: POST, template: '/v1/jobs/{jobId}:cancel' }
    path: { method: POST, template: '/v1/jobs/{id}:cancel' }

Right: in annul.toml, one of

    server = false
    operations = ['first.jobs']",
    help: "emit clients only (`server = false` in annul.toml), or name the `operations` of one gateway",
};

/// Operations have a service.
pub static MISSING_SERVICE_FILE: Rule = Rule {
    id: "missing-service-file",
    summary: "there is a service.yaml beside every operation",
    explanation: "\
It says what all operations of the service share: protocol, auth, endpoints, sources,
common errors. Without it an operation cannot be called or served.",
    help: "add a service.yaml to the folder; `annul schema service` describes its keys",
};

/// Bodies exist.
pub static UNKNOWN_BODY: Rule = Rule {
    id: "unknown-body",
    summary: "an error's shared body is declared in `bodies` of the service file",
    explanation: "\
`body: Name` on an error means one of the bodies that the service file describes once
for all its errors. A body that only one error has is written as `members` instead.

Wrong:

    errors:
      NotFound: { kind: not_found, status: 404, body: Eror }

Right:

    errors:
      NotFound: { kind: not_found, status: 404, body: Error }",
    help: "declare the body in `bodies` of service.yaml, or correct the name",
};

/// Errors exist.
pub static UNKNOWN_ERROR: Rule = Rule {
    id: "unknown-error",
    summary: "an error that is named is declared by the operation or its service",
    explanation: "\
The reply table, `constraint_error`, tokens and examples name errors. A name without
a declaration has no status, no code and no kind, so no reply can be made of it.

Wrong:

    replies:
      not_found: { error: ResourceNotFound }

Right, with the error declared:

    errors:
      ResourceNotFoundException: { kind: not_found, status: 400 }
    replies:
      not_found: { error: ResourceNotFoundException }",
    help: "correct the name, or declare the error in `errors`",
};

/// Params exist.
pub static UNKNOWN_PARAM: Rule = Rule {
    id: "unknown-param",
    summary: "a param that is named is declared in `params`",
    explanation: "\
`cancel.target`, tokens and preconditions name params by their key in `params`, in the
same spelling.

Wrong:

    cancel:
      target: [queryId]

Right, with `QueryId` in `params`:

    cancel:
      target: [QueryId]",
    help: "correct the name, or declare the param",
};

/// Sources exist.
pub static UNKNOWN_SOURCE: Rule = Rule {
    id: "unknown-source",
    summary: "a source that is named is declared in `sources`",
    explanation: "\
`source: doc` says which document a fact was read in, so that a reviewer can go and
look. The name has to be declared in `sources` of the same file or of the service
file beside it.

Wrong:

    constraints:
      length: { min: 1, max: 64, unit: chars, source: docs }

Right, with `doc` in `sources`:

    constraints:
      length: { min: 1, max: 64, unit: chars, source: doc }",
    help: "correct the name, or declare the source",
};
