"""Random requests to sign, the same in each run."""

import datetime
import json
import random
from urllib.parse import quote

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
BODY_METHODS = ["POST", "PUT", "PATCH"]
METHODS = ["GET", "HEAD", "DELETE", *BODY_METHODS]


class Requests:
    """Random requests: paths and queries of any characters, headers, bodies."""

    TEXT = "abcXYZ019-._~ !\"#$%&'()*+,/:;<=>?@[]^`{|}\\é好🙂"

    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self, longest=8, alphabet=TEXT):
        return "".join(self.random.choices(alphabet, k=self.random.randint(1, longest)))

    def word(self, longest=12):
        return self.text(longest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

    def path(self):
        """Escaped segments, now and then with a slash at the end."""
        segments = [quote(self.text(), safe="~") for _ in range(self.random.randint(0, 5))]
        path = "/" + "/".join(segments)
        return path + self.random.choice(["", "", "/"]) if segments else path

    def pairs(self):
        """Query pairs, with repeated keys and empty values."""
        pairs = [(self.text(3), self.random.choice(["", self.text()])) for _ in range(self.random.randint(0, 4))]
        return pairs + pairs[:1] * self.random.randint(0, 1)

    def request(self, methods=METHODS):
        host = self.word().lower() + self.random.choice([".example", ".example:8443"])
        pairs = self.pairs()
        query = "&".join(f"{quote(key, safe='~')}={quote(value, safe='~')}" for key, value in pairs)
        path = self.path()
        content_type = self.random.choice(["application/json", "application/x-amz-json-1.1"])
        note = self.random.choice(["a", " a  b ", 'a="b", c', "~!@#$%^&*()"])
        return {
            "now": int(NOW.timestamp()),
            "method": self.random.choice(methods),
            "url": f"https://{host}{path}" + (f"?{query}" if query else ""),
            "headers": [["content-type", content_type], [f"x-{self.word().lower()}", note]],
            "body": self.random.choice(["", "{}", json.dumps({self.text(): self.text(40)}, ensure_ascii=False)]),
        }, pairs

    def secret(self):
        return self.text(40, "abcXYZ019-._~!\"#$%&'()*+,/=")
