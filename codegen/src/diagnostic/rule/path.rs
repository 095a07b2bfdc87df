//! Rules about the request: its path, and where params travel in it.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[
    &BODY_TEMPLATE,
    &HEADER_NAME,
    &PARAM_LOCATION,
    &PATH_PARAM_OPTIONAL,
    &PATH_PARAM_UNDECLARED,
    &PATH_PARAM_UNUSED,
    &PATH_TARGET,
    &PATH_TEMPLATE,
];

/// A body of text says where each of its params stands, and in what quotes.
pub static BODY_TEMPLATE: Rule = Rule {
    id: "body-template",
    summary: "the text of a body names each body param once, and says how texts are quoted",
    explanation: "\
A server reads the text by the template that a client writes it by, so each body param
stands in it once, with a sign behind it that is neither a letter nor a digit. A text
stands in quotes: `sql` doubles the quotes inside of it, `sql_backslash` puts a backslash
before them and before backslashes (ClickHouse, MySQL, BigQuery), `json` writes it as JSON
does. Choose what the server reads: with the wrong one, an id can end its quotes and
become a part of the command. Numbers and booleans stand for themselves. A body that is
nothing but one param is `request_body: text`.

Wrong:

    request_body: { template: 'KILL QUERY {id}', quote: none }

Right:

    request_body: { template: 'KILL QUERY WHERE query_id = {id}', quote: sql_backslash }",
    help: "name each body param once, and choose the quotes that the server reads",
};

/// Header names are ones that HTTP allows and that are ours to set.
pub static HEADER_NAME: Rule = Rule {
    id: "header-name",
    summary: "a header has a name that HTTP allows and that does not belong to the transport",
    explanation: "\
A header name is made of letters, digits and a few signs, without spaces or colons,
and counts once in whatever case. `host`, `content-length` and `connection` are
written by the HTTP library, `content-type` and `x-amz-target` by the protocol,
`authorization` and `x-amz-date` by the signer; a param of such a name could split or
redirect a request. The same holds for headers of responses and errors.

Wrong:

    'Opc Retry Token': { in: header, ... }

Right:

    opc-retry-token: { in: header, ... }",
    help: "correct the name; a param whose key is another word gives it as `wire`",
};

/// Params are where their type can be.
pub static PARAM_LOCATION: Rule = Rule {
    id: "param-location",
    summary: "a param travels where its type and the request allow",
    explanation: "\
Path and header carry one text, integer, boolean or enum; a query carries these or a
list of them; objects, lists of them and free JSON travel in a body. With body params
`request_body` is `members`, `form` or a text; a form has neither nulls nor objects. The
AWS protocols put all params into the body, and say themselves what it is. A path
param is called as the template calls it, so it has no `wire`. No two params of one
place share a name on the wire (for headers that is header-name), and none stands where
the service's scheme `api_key` puts the key. Only a list in a query has a `style`.

Wrong:

    filter: { in: path, type: object, ... }

Right:

    filter: { in: body, type: object, ... }",
    help: "correct `in`, or the type of the param",
};

/// Path params are required.
pub static PATH_PARAM_OPTIONAL: Rule = Rule {
    id: "path-param-optional",
    summary: "a path param is required and has no null",
    explanation: "\
A path without one of its segments is another path: `DELETE /queries/` may list, fail,
or delete all. So a param of the path is always there.

Wrong:

    queryId: { in: path, type: string, origin: service, required: false }

Right:

    queryId: { in: path, type: string, origin: service, required: true }",
    help: "set `required: true`, and remove `nullable` and `default`",
};

/// Params of the template are declared.
pub static PATH_PARAM_UNDECLARED: Rule = Rule {
    id: "path-param-undeclared",
    summary: "every `{name}` of the path template is a param with `in: path`",
    explanation: "\
The template says where a value goes, the param what it is: its type, its origin, its
constraints. A tool that invents the missing half sends unchecked text.

Wrong:

    path: { method: DELETE, template: '/20190801/queries/{query_id}' }
    params:
      queryId: { in: path, ... }

Right:

    path: { method: DELETE, template: '/20190801/queries/{queryId}' }",
    help: "spell the name in the template as in `params`, or declare the param",
};

/// Path params occur in the template.
pub static PATH_PARAM_UNUSED: Rule = Rule {
    id: "path-param-unused",
    summary: "every param with `in: path` occurs once in the path template",
    explanation: "\
A path param that the template does not mention would be asked of every caller and
never be sent; one that occurs twice could be read as two different values.

Wrong:

    path: { method: POST, template: '/statements/cancel' }
    params:
      statement_id: { in: path, ... }

Right:

    path: { method: POST, template: '/statements/{statement_id}/cancel' }",
    help: "add `{name}` to the template, or correct `in`",
};

/// RPC operations have a target, others do not.
pub static PATH_TARGET: Rule = Rule {
    id: "path-target",
    summary: "an RPC operation has a target, and is a POST to `/`; no other operation has one",
    explanation: "\
The protocols aws_json_1_0 and aws_json_1_1 name the operation in the X-Amz-Target
header and send everything to `/`. In rest_json the method and the path name it, and
a target or an alias of one would be ignored. A target is `Service.Operation`, made of
letters, digits, `_`, `-` and dots; so are its aliases.

Right:

    path: { method: POST, template: '/', target: AmazonAthena.StopCalculationExecution }",
    help: "add or remove `target`, or correct `protocol` in service.yaml",
};

/// Templates have a form.
pub static PATH_TEMPLATE: Rule = Rule {
    id: "path-template",
    summary: "a path template starts with `/`, and each segment is plain text or one `{param}`",
    explanation: "\
A template is literal segments and params; `{name+}` takes the rest of the path and
stands last, and the last segment may end in a literal verb (`{jobId}:cancel`). Query
strings, `.` and `..`, empty segments and escapes have no place in it: they would be
signed in one form and routed in another.

Wrong:

    template: 'v1/{project_id}//jobs/{id}?force=true'

Right:

    template: '/v1/{project_id}/jobs/{id}'",
    help: "correct the template; query params are params with `in: query`",
};
