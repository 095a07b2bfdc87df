//! The items that the generator emits for an operation and for a service.

use super::names::{argument, field};
use super::{Item, Items, Users};
use crate::ir::{Member, Operation, Param, Service, Type, TypeTable};

/// The items of an operation's module.
pub(super) fn operation(service: &Service, operation: &Operation) -> Items {
    let module = format!(
        "{}::{}::{}",
        service.provider_module, service.module, operation.module
    );
    let mut items = Model {
        items: Items::new(),
        module,
    };
    items.add("", "mod", Users::Both);
    items.add("OPERATION", "const", Users::Both);
    let params: Vec<&Member> = operation
        .arguments()
        .map(|param: &Param| &param.member)
        .collect();
    items.structure(&operation.input(), &params, Users::Callers);
    let response = &operation.response;
    let members: Vec<&Member> = response.members().iter().chain(&response.headers).collect();
    items.structure(&operation.output(), &members, Users::Handlers);
    items.add(&operation.error(), "enum", Users::Both);
    for error in &operation.errors {
        items.add(
            &format!("{}::{}", operation.error(), error.variant),
            "variant",
            Users::Both,
        );
        let mut fields = error.fields(service, operation);
        fields.extend(&error.headers);
        items.structure(&error.variant, &fields, Users::Handlers);
    }
    let errors: Vec<&str> = operation
        .errors
        .iter()
        .map(|error| error.variant.as_str())
        .collect();
    let asked: Vec<&Type> = params.iter().map(|member| &member.ty).collect();
    items.types(&operation.types, &errors, &asked);
    items.items
}

/// The items of a service's module, without those of its operations.
pub(super) fn service(service: &Service) -> Items {
    let mut items = Model {
        items: Items::new(),
        module: format!("{}::{}", service.provider_module, service.module),
    };
    items.add("SERVICE", "const", Users::Both);
    for error in &service.errors {
        let constant = crate::name::snake(&error.name).to_uppercase();
        items.add(&constant, "const", Users::Both);
    }
    // Bodies are part of each error; only objects inside of them are types.
    let inner = |name: &str| {
        let members = service
            .types
            .structs
            .iter()
            .flat_map(|found| &found.members);
        members.map(|member| &member.ty).any(|ty| is(ty, name))
    };
    let outer: Vec<&str> = service
        .types
        .structs
        .iter()
        .map(|found| found.rust.as_str())
        .collect();
    let outer: Vec<&str> = outer.into_iter().filter(|name| !inner(name)).collect();
    items.types(&service.types, &outer, &[]);
    items.items
}

fn is(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Object(found) => found == name,
        Type::List(item) => is(&item.ty, name),
        _ => false,
    }
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
    fn structure(&mut self, name: &str, members: &[&Member], makers: Users) {
        self.add(name, "struct", Users::Both);
        let required = members.iter().filter(|member| member.required);
        // Names of arguments are nothing to a caller; their order and types are.
        let arguments: Vec<String> = required
            .map(|member| format!("{}: {}", member.name.snake, argument(member)))
            .collect();
        self.add(
            &format!("{name}::new"),
            &format!("fn({})", arguments.join(", ")),
            makers,
        );
        for member in members {
            let field_name = &member.name.snake;
            self.add(&format!("{name}.{field_name}"), &field(member), Users::Both);
            if member.required {
                continue;
            }
            let setter = format!("{name}::with_{field_name}");
            self.add(&setter, &format!("fn({})", argument(member)), makers);
            if member.deprecated.is_some() {
                self.insert(
                    &format!("{setter} #[deprecated]"),
                    "attribute",
                    makers,
                    true,
                );
            }
        }
    }

    /// Named types; `emitted` are those that have been emitted as something else.
    fn types(&mut self, types: &TypeTable, emitted: &[&str], asked: &[&Type]) {
        for found in &types.newtypes {
            let form = if found.secret {
                "struct(Secret)"
            } else {
                "struct(String)"
            };
            self.add(&found.rust, form, Users::Both);
            if found.constraints.length.is_some() || found.constraints.pattern.is_some() {
                self.add(
                    &format!("{}::checked", found.rust),
                    "fn(impl Into<String>)",
                    Users::Both,
                );
            }
        }
        for found in &types.enums {
            self.add(
                &found.rust,
                if found.open {
                    "open enum"
                } else {
                    "closed enum"
                },
                Users::Both,
            );
            for value in &found.values {
                self.add(
                    &format!("{}::{}", found.rust, value.variant),
                    "variant",
                    Users::Both,
                );
            }
        }
        for found in types
            .structs
            .iter()
            .filter(|found| !emitted.contains(&found.rust.as_str()))
        {
            let is_asked = asked.iter().any(|ty| holds(ty, &found.rust, types));
            let makers = if is_asked {
                Users::Callers
            } else {
                Users::Handlers
            };
            self.structure(
                &found.rust,
                &found.members.iter().collect::<Vec<_>>(),
                makers,
            );
        }
    }
}

/// Whether a value of the type holds an object of this name.
fn holds(ty: &Type, name: &str, types: &TypeTable) -> bool {
    match ty {
        Type::Object(found) => {
            found == name
                || types.find_struct(found).is_some_and(|found| {
                    found
                        .members
                        .iter()
                        .any(|member| holds(&member.ty, name, types))
                })
        }
        Type::List(item) => holds(&item.ty, name, types),
        _ => false,
    }
}
