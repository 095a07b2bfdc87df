//! The id under which the vendor has a request, as the reply to it says.

use super::{HttpResponse, ReplyReader};
use crate::operation::OperationInfo;

/// The id of a request, from where the spec says that replies have it: of a success, too.
pub(crate) fn request_id(info: &'static OperationInfo, reply: &HttpResponse) -> Option<String> {
    let mut reader = ReplyReader::new(info, reply, reply.body());
    reader.judge(reply);
    reader.reply().request_id().map(str::to_owned)
}
