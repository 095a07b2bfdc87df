"""The signers of annul-runtime against the vendors' own, on random requests with a fixed seed.

Needs pytest, botocore, oci and huaweicloudsdkcore. ANNUL_SIGN names the built
example `sign` of annul-runtime; without it, cargo builds it.
"""

import base64
import hashlib
import json
import os
import pathlib
import re
import subprocess
from unittest import mock
from urllib.parse import urlsplit

import botocore.auth
import oci.signer
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from oci._vendor import requests
from oci.auth.signers import SecurityTokenSigner
from random_requests import BODY_METHODS, NOW, Requests

ROOT = pathlib.Path(__file__).resolve().parents[2]
REQUESTS = 300


def built_example():
    command = ["cargo", "build", "--package", "annul-runtime", "--example", "sign"]
    command += ["--features", "sigv4,oci,huawei", "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    messages = [json.loads(line) for line in built.stdout.splitlines()]
    (path,) = [message["executable"] for message in messages if message.get("executable")]
    return path


@pytest.fixture(scope="session")
def sign():
    """Signs a list of requests; gives a list of headers or errors."""
    program = os.environ.get("ANNUL_SIGN") or built_example()

    def run(asked):
        lines = "".join(json.dumps(one) + "\n" for one in asked)
        done = subprocess.run([program], input=lines, check=True, stdout=subprocess.PIPE, text=True)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == len(asked)
        return answers

    return run


def one(sign, asked):
    (answer,) = sign([asked])
    return answer


def headers_of(answer):
    assert "error" not in answer, answer
    return dict(answer["headers"])


def test_sigv4_is_that_of_botocore(sign):
    rng = Requests(1)
    asked, expected = [], []
    for _ in range(REQUESTS):
        request, _ = rng.request()
        request["headers"] += [["x-repeated", rng.word()] for _ in range(rng.random.randint(0, 2))]
        request["headers"] += [["user-agent", "x"], ["traceparent", "00-1"], ["expect", "x"]][: rng.random.randint(0, 3)]
        key = {"access_key_id": rng.word(), "secret_access_key": rng.secret()}
        if rng.random.random() < 0.5:
            key["session_token"] = rng.secret()
        place = {"region": rng.word(), "signing_name": rng.word()}
        asked.append({**request, **place, "signer": {"scheme": "aws_sigv4", **key}})

        theirs = AWSRequest(request["method"], request["url"], data=request["body"].encode())
        for name, value in request["headers"]:
            theirs.headers.add_header(name, value)
        keys = Credentials(key["access_key_id"], key["secret_access_key"], key.get("session_token"))
        with mock.patch.object(botocore.auth, "get_current_datetime", lambda: NOW):
            botocore.auth.SigV4Auth(keys, place["signing_name"], place["region"]).add_auth(theirs)
        expected.append(theirs.headers)

    for request, answer, theirs in zip(asked, sign(asked), expected):
        ours = headers_of(answer)
        for name in ["authorization", "x-amz-date", "x-amz-security-token"]:
            assert ours.get(name) == theirs.get(name), request


@pytest.fixture(scope="session")
def rsa_keys():
    """A key of each size that is allowed, in both forms."""
    formats = [serialization.PrivateFormat.TraditionalOpenSSL, serialization.PrivateFormat.PKCS8]
    keys = [rsa.generate_private_key(65537, size) for size in (2048, 3072, 4096)]
    plain = serialization.NoEncryption()
    return [(key, key.private_bytes(serialization.Encoding.PEM, form, plain).decode()) for key in keys for form in formats]


def test_oci_signatures_are_those_of_the_sdk(sign, rsa_keys):
    rng = Requests(2)
    asked, expected = [], []
    for _ in range(REQUESTS // 3):
        request, _ = rng.request()
        key, pem = rng.random.choice(rsa_keys)
        if rng.random.random() < 0.5:
            request["headers"] = request["headers"][1:]  # no content type
        if request["method"] not in BODY_METHODS:
            request["body"] = ""
        if rng.random.random() < 0.2:
            signer = {"token": rng.word()}
            their_signer = SecurityTokenSigner(signer["token"], key)
        else:
            signer = {"tenancy": rng.word(), "user": rng.word(), "fingerprint": "20:3b:97"}
            their_signer = oci.signer.Signer(*signer.values(), None, private_key_content=pem)
        asked.append({**request, "signer": {"scheme": "oci_signature", "private_key": pem, **signer}})

        headers = {"date": NOW.strftime("%a, %d %b %Y %H:%M:%S GMT"), **dict(request["headers"])}
        headers = {name: value.strip() for name, value in headers.items()}  # `requests` takes no others
        theirs = requests.Request(request["method"], request["url"], headers, data=request["body"].encode())
        theirs = theirs.prepare()
        theirs.url = request["url"]  # `requests` spells some escapes anew, which no signer should
        expected.append((key, their_signer(theirs)))

    for request, answer, (key, theirs) in zip(asked, sign(asked), expected):
        ours = headers_of(answer)
        assert ours["authorization"] == theirs.headers["authorization"], request
        covered = ["content-length", "content-type", "x-content-sha256"] if request["method"] in BODY_METHODS else []
        for name in ["date", *covered]:
            assert ours[name] == theirs.headers[name], request
        verify(request, ours, key.public_key())


def verify(request, headers, public_key):
    """Verifies as the service would: from the request alone."""
    said = dict(re.findall(r'(\w+)="([^"]*)"', headers["authorization"]))
    url = urlsplit(request["url"])
    target = url.path + (f"?{url.query}" if url.query else "")
    parts = {**headers, "(request-target)": f"{request['method'].lower()} {target}", "host": url.netloc}
    text = "\n".join(f"{name}: {parts[name]}" for name in said["headers"].split(" "))
    signature = base64.b64decode(said["signature"], validate=True)
    public_key.verify(signature, text.encode(), padding.PKCS1v15(), hashes.SHA256())
    if request["method"] in BODY_METHODS:
        digest = hashlib.sha256(request["body"].encode()).digest()
        assert headers["x-content-sha256"] == base64.b64encode(digest).decode()
        assert headers["content-length"] == str(len(request["body"].encode()))


def test_sdk_hmac_is_that_of_huaweis_sdk(sign):
    rng = Requests(3)
    asked, expected = [], []
    for _ in range(REQUESTS):
        request, pairs = rng.request()
        url = urlsplit(request["url"])
        request["headers"] += [["x_underscore", "x"]][: rng.random.randint(0, 1)]
        request["headers"][0][1] = rng.random.choice(["application/json", "application/json;charset=utf8", "text/csv"])
        signer = {"access_key": rng.word(), "secret_key": rng.secret()}
        keys = BasicCredentials(*signer.values())
        if rng.random.random() < 0.5:
            signer["project_id"] = keys.project_id = rng.word()
        if rng.random.random() < 0.5:
            signer["security_token"] = keys.security_token = rng.secret()
        asked.append({**request, "signer": {"scheme": "huawei_sdk_hmac", **signer}})

        headers = {"X-Sdk-Date": NOW.strftime("%Y%m%dT%H%M%SZ")}
        headers |= {"Content-Type" if name == "content-type" else name: value for name, value in request["headers"]}
        theirs = SdkRequest(request["method"], "https", url.netloc, url.path, None, list(pairs), headers, request["body"])
        expected.append(keys.sign_request(theirs).header_params)

    for request, answer, theirs in zip(asked, sign(asked), expected):
        ours = headers_of(answer)
        theirs = {name.lower(): value for name, value in theirs.items()}
        assert ours.keys() == theirs.keys(), request
        for name, value in theirs.items():
            assert ours[name].strip() == value, (name, request)


FABRIC = "https://fabric-ep.cn-north-4.myhuaweicloud.com/v1/workspaces/ws-1/sessions/se-1/statements/st_1/cancel"
SPELLINGS = ["/a%2Fb", "/a%2fb", "/%61%7Eb", "/%zz", "/100%", "/%ff", "/%C3%28", "/é", "//a//", "/a/../b", "/!$&'()*+,;=:@"]


@pytest.mark.parametrize("path", SPELLINGS)
def test_odd_paths_are_read_as_huaweis_sdk_reads_them(sign, path):
    asked = {"now": int(NOW.timestamp()), "method": "POST", "url": "https://h.example" + path, "headers": [], "body": ""}
    answer = one(sign, {**asked, "signer": {"scheme": "huawei_sdk_hmac", "access_key": "a", "secret_key": "s"}})
    headers = {"X-Sdk-Date": NOW.strftime("%Y%m%dT%H%M%SZ")}
    theirs = SdkRequest("POST", "https", "h.example", path, None, [], headers, "")
    theirs = BasicCredentials("a", "s").sign_request(theirs)
    assert headers_of(answer)["authorization"] == theirs.header_params["Authorization"]


def test_tokens_stand_in_their_headers(sign):
    request = {"now": 0, "method": "POST", "url": FABRIC, "headers": [], "body": ""}
    signers = [
        ({"scheme": "token_header", "header": "X-Auth-Token", "token": "t"}, {"x-auth-token": "t"}),
        ({"scheme": "bearer", "token": "t"}, {"authorization": "Bearer t"}),
        ({"scheme": "none"}, {}),
    ]
    answers = sign([{**request, "signer": signer} for signer, _ in signers])
    assert [headers_of(answer) for answer in answers] == [headers for _, headers in signers]


HUAWEI = {"scheme": "huawei_sdk_hmac", "access_key": "AK", "secret_key": "hunter2"}
AWS = {"scheme": "aws_sigv4", "access_key_id": "AK", "secret_access_key": "hunter2"}
OCI = {"scheme": "oci_signature", "tenancy": "t", "user": "u", "fingerprint": "f"}
REFUSED = [
    ({"signer": AWS}, "needs a region"),
    ({"signer": AWS, "region": "r"}, "needs a signing name"),
    ({"signer": HUAWEI, "url": "/x"}, "names no host"),
    ({"signer": HUAWEI, "now": 253402300800}, "no time that a signature can carry"),
    ({"signer": HUAWEI, "headers": [["x-note", "café"]]}, "header `x-note`"),
    ({"signer": HUAWEI, "headers": [["x-note", "a"], ["x-note", "b"]]}, "more than once"),
    ({"signer": {**HUAWEI, "security_token": "hunter2\n"}}, "header `x-security-token`"),
    ({"signer": {**AWS, "session_token": "hunter2é"}, "region": "r", "signing_name": "n"}, "header `x-amz-security-token`"),
    ({"signer": {"scheme": "bearer", "token": "hunter2\r\nx: y"}}, "header `authorization`"),
    ({"signer": {**OCI, "private_key": "hunter2"}}, "not in PEM"),
]


@pytest.mark.parametrize("change, says", REFUSED, ids=[says for _, says in REFUSED])
def test_refusals_say_why_and_show_no_secret(sign, change, says):
    request = {"now": 0, "method": "POST", "url": FABRIC, "headers": [], "body": ""}
    answer = one(sign, {**request, **change})
    assert says in answer["error"]
    assert "hunter2" not in answer["error"]


def test_encrypted_keys_are_refused(sign, rsa_keys):
    key, _ = rsa_keys[0]
    password = serialization.BestAvailableEncryption(b"hunter2")
    for form in [serialization.PrivateFormat.TraditionalOpenSSL, serialization.PrivateFormat.PKCS8]:
        pem = key.private_bytes(serialization.Encoding.PEM, form, password).decode()
        request = {"now": 0, "method": "POST", "url": FABRIC, "headers": [], "body": ""}
        answer = one(sign, {**request, "signer": {**OCI, "private_key": pem}})
        assert "encrypted" in answer["error"]
