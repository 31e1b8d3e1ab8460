"""A small OpenID provider: discovery, authorization code with PKCE, token, keys — and lies that it can be told to tell.

OpenID Connect Core 1.0 §3.1, Discovery 1.0 §4, RFC 7636.
"""

import json
import secrets
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey


class Lie(Enum):
    """What may be wrong with an answer."""

    NONCE = auto()
    SIGNATURE = auto()
    EXPIRED = auto()
    ISSUER = auto()
    AUDIENCE = auto()
    OTHER_PARTY = auto()
    NO_SIGNATURE = auto()
    SHARED_KEY = auto()
    """Signed with what a confidential client and everybody who reads the public key knows."""
    NO_TOKEN = auto()
    DISCOVERY = auto()
    DOWN = auto()


@dataclass
class FakeProvider:
    """What it knows; `person` is who sits at the browser."""

    client_id: str = "sprachlotse"
    client_secret: str = "geheim+/="
    person: dict[str, object] = field(default_factory=lambda: {"sub": "1", "preferred_username": "otto"})
    lie: Lie | None = None
    issuer: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: _key("1"))
    asked: list[str] = field(default_factory=list)

    def turn_key(self) -> None:
        """Sign with a new key from now on."""
        self.key = _key("2")

    def configuration(self) -> dict[str, object]:
        """Where everything is."""
        issuer = "https://elsewhere.example" if self.lie is Lie.DISCOVERY else self.issuer
        ends = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "certs"}
        return {"issuer": issuer} | {name: f"{self.issuer}/{path}" for name, path in ends.items()}

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser goes with its code."""
        assert query["client_id"] == self.client_id
        assert (query["response_type"], query["code_challenge_method"]) == ("code", "S256")
        assert "openid" in query["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, object]]:
        """An ID token for a code, once."""
        known = b64decode(authorization.removeprefix("Basic ")).decode()
        if known != f"{self.client_id}:geheim%2B%2F%3D":
            return 401, {"error": "invalid_client"}
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        answer: dict[str, object] = {"access_token": "x", "token_type": "Bearer"}
        return 200, answer if self.lie is Lie.NO_TOKEN else answer | {"id_token": self._id_token(asked["nonce"])}

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "aud": self.client_id,
            "iat": now,
            "exp": now + 60,
            "nonce": nonce,
        }
        lies: dict[Lie | None, dict[str, Any]] = {
            Lie.NONCE: {"nonce": "another"},
            Lie.EXPIRED: {"iat": now - 7200, "exp": now - 3600},
            Lie.ISSUER: {"iss": "https://elsewhere.example"},
            Lie.AUDIENCE: {"aud": "somebody-else"},
            Lie.OTHER_PARTY: {"aud": [self.client_id, "somebody-else"], "azp": "somebody-else"},
        }
        return self._signed(claims | self.person | lies.get(self.lie, {}))

    def _signed(self, claims: dict[str, Any]) -> str:
        if self.lie is Lie.NO_SIGNATURE:
            parts = [json.dumps({"alg": "none"}).encode(), json.dumps(claims).encode()]
            return ".".join([*(urlsafe_b64encode(part).decode().rstrip("=") for part in parts), ""])
        if self.lie is Lie.SHARED_KEY:
            return jwt.encode({"alg": "HS256", "kid": "1"}, claims, OctKey.import_key(self.client_secret * 8))
        key = _key("3") if self.lie is Lie.SIGNATURE else self.key
        return jwt.encode({"alg": "RS256", "kid": str(self.key.kid)}, claims, key)


@cache
def _key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid})


@contextmanager
def serving(provider: FakeProvider) -> Iterator[FakeProvider]:
    """The provider at an address of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            provider.asked.append(address.path)
            if provider.lie is Lie.DOWN:
                self._answer(503, {})
            elif address.path == "/realms/amt/auth":
                self.send_response(302)
                self.send_header("Location", provider.authorize(dict(parse_qsl(address.query))))
                self.end_headers()
            elif address.path == "/realms/amt/certs":
                self._answer(200, dict(KeySet([provider.key]).as_dict(private=False)))
            else:
                assert address.path == "/realms/amt/.well-known/openid-configuration"
                self._answer(200, provider.configuration())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._answer(*provider.token(dict(parse_qsl(body)), self.headers.get("authorization", "")))

        def _answer(self, status: int, body: dict[str, object]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        provider.issuer = f"http://127.0.0.1:{server.server_port}/realms/amt"
        yield provider
        server.shutdown()
        thread.join()
