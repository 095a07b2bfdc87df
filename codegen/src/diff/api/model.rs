//! The items that the generator emits for an operation and for a service.

use super::{Item, Items, Users};
use crate::rust::{Field, Operation, Service, Types};

/// The items of an operation's module; `service` is the path of its service's.
pub(super) fn operation(service: &str, operation: &Operation<'_>) -> Items {
    let mut items = Model {
        items: Items::new(),
        module: format!("{service}::{}", operation.module),
    };
    items.add("", "mod", Users::Both);
    items.add("OPERATION", "const", Users::Both);
    let (input, output) = (&operation.input, &operation.output);
    items.structure(&input.name, &input.fields, Users::Callers);
    items.structure(&output.name, &output.fields, Users::Handlers);
    items.add(&operation.error, "enum", Users::Both);
    for error in &operation.errors {
        let variant = format!("{}::{}", operation.error, error.name);
        items.add(&variant, "variant", Users::Both);
        items.structure(&error.name, &error.fields, Users::Handlers);
    }
    items.types(&operation.types);
    if !operation.ir.is_client_only {
        items.add(&operation.handler, "trait", Users::Handlers);
    }
    items.items
}

/// The items of a service's module, without those of its operations.
pub(super) fn service(service: &Service<'_>) -> Items {
    let mut items = Model {
        items: Items::new(),
        module: service.path(),
    };
    items.add("SERVICE", "const", Users::Both);
    for error in &service.errors {
        items.add(&error.name, "const", Users::Both);
    }
    let variables = &service.ir.endpoints.variables;
    if !variables.is_empty() {
        items.add("HostVariables", "trait", Users::Callers);
    }
    for variable in variables {
        let path = format!("HostVariables::{}", variable.name);
        items.add(&path, "fn(impl Into<String>)", Users::Callers);
    }
    items.types(&service.types);
    items.items
}

struct Model {
    items: Items,
    module: String,
}

impl Model {
    fn add(&mut self, path: &str, form: &str, users: Users) {
        self.insert(path, form, users, false);
    }

    fn insert(&mut self, path: &str, form: &str, users: Users, is_mark: bool) {
        let path = if path.is_empty() {
            self.module.clone()
        } else {
            format!("{}::{path}", self.module)
        };
        let form = form.to_owned();
        self.items.insert(
            path,
            Item {
                form,
                users,
                is_mark,
            },
        );
    }

    /// A struct, its fields, `new` and the setters, which its makers use.
    fn structure(&mut self, name: &str, fields: &[Field<'_>], makers: Users) {
        self.add(name, "struct", Users::Both);
        let required = fields.iter().filter(|field| field.is_argument);
        // Names of arguments are nothing to a caller; their order and types are.
        let arguments: Vec<String> = required
            .map(|field| format!("{}: {}", field.name, field.argument()))
            .collect();
        let arguments = format!("fn({})", arguments.join(", "));
        self.add(&format!("{name}::new"), &arguments, makers);
        for field in fields {
            let path = format!("{name}.{}", field.name);
            self.add(&path, &field.written(), Users::Both);
            if field.is_argument {
                continue;
            }
            let setter = format!("{name}::with_{}", field.name);
            self.add(&setter, &format!("fn({})", field.argument()), makers);
            if field.member.deprecated.is_some() {
                let mark = format!("{setter} #[deprecated]");
                self.insert(&mark, "attribute", makers, true);
            }
        }
    }

    /// Named types.
    fn types(&mut self, types: &Types<'_>) {
        for found in &types.newtypes {
            let form = if found.member.secret {
                "struct(Secret)"
            } else {
                "struct(String)"
            };
            self.add(&found.name, form, Users::Both);
            let constraints = &found.member.constraints;
            if constraints.length.is_some() || constraints.pattern.is_some() {
                let checked = format!("{}::checked", found.name);
                self.add(&checked, "fn(impl Into<String>)", Users::Both);
            }
        }
        for found in &types.enums {
            let form = if found.ir.open {
                "open enum"
            } else {
                "closed enum"
            };
            self.add(&found.name, form, Users::Both);
            for variant in &found.variants {
                let path = format!("{}::{}", found.name, variant.name);
                self.add(&path, "variant", Users::Both);
            }
        }
        for found in &types.objects {
            let makers = if found.site.is_some() {
                Users::Callers
            } else {
                Users::Handlers
            };
            self.structure(&found.name, &found.fields, makers);
        }
    }
}
