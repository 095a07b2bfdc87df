//! Bodies: of a request, read up to a limit; of a reply, in one piece.

use super::RequestFault;
use super::settings::BodyTimeout;
use bytes::{Buf, Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

/// The body of a reply: in memory, and in one piece.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyBody(Bytes);

impl ReplyBody {
    /// All of it.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl From<Bytes> for ReplyBody {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let rest = std::mem::take(&mut self.0);
        Poll::Ready((!rest.is_empty()).then(|| Ok(Frame::data(rest))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.len() as u64)
    }
}

/// All of a body, if it is within the limit and there in time. A body in one piece is not copied.
pub(super) async fn read<B: Body>(
    body: B,
    limit: usize,
    timeout: Option<&BodyTimeout>,
) -> Result<Bytes, RequestFault> {
    if body.size_hint().lower() > limit as u64 {
        return Err(RequestFault::BodyTooLarge);
    }
    let mut body = pin!(body);
    let mut timeout = timeout.map(|timeout| timeout());
    let mut first = Bytes::new();
    let mut all = BytesMut::new();
    loop {
        let frame = poll_fn(|context| {
            // What has come counts, even if it came in the last moment.
            if let Poll::Ready(frame) = body.as_mut().poll_frame(context) {
                return Poll::Ready(Ok(frame));
            }
            match &mut timeout {
                Some(timeout) => timeout
                    .as_mut()
                    .poll(context)
                    .map(|()| Err(RequestFault::BodyTooSlow)),
                None => Poll::Pending,
            }
        });
        let Some(frame) = frame.await? else { break };
        let frame = frame.map_err(|_| RequestFault::BodyBroken)?;
        // Trailers say nothing that anyone asks for.
        let Ok(mut data) = frame.into_data() else {
            continue;
        };
        let size = data.remaining();
        if size > limit - first.len() - all.len() {
            return Err(RequestFault::BodyTooLarge);
        }
        if first.is_empty() && all.is_empty() {
            first = data.copy_to_bytes(size);
        } else {
            all.extend_from_slice(&std::mem::take(&mut first));
            all.extend_from_slice(&data.copy_to_bytes(size));
        }
    }
    Ok(if all.is_empty() { first } else { all.freeze() })
}
