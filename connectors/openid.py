"""Signing in at an OpenID provider: authorization code flow with PKCE (OpenID Connect Core 1.0 §3.1, RFC 7636).

The provider is believed only over its documented addresses, and an ID token only if its signature, issuer, audience,
times and nonce are right.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Self
from urllib.parse import quote

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from pipeline.errors import NeedsOperator, TryLater

_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Asymmetric ones: our own secret must never be able to sign a token."""
_LEEWAY_S = 60
_TIMEOUT_S = 10
_CONFIGURATION = "/.well-known/openid-configuration"
_ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OpenIdUnavailable(TryLater):
    """The provider did not answer, or not as the standard says."""


class NotTrusted(NeedsOperator):
    """The answer does not prove who somebody is. The message is for the log, not for who tries to sign in."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What we keep while somebody is at the provider."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> Self:
        """One with secrets of its own."""
        return cls(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(64))


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is at the provider."""

    subject: str
    """Issuer and subject: the name alone may be given to somebody else one day."""
    login: str
    name: str
    email: str


class OpenIdProvider:
    """One provider; its addresses and keys are read on first use, its keys again when it signs with a new one."""

    def __init__(
        self, issuer: str, client_id: str, client_secret: str, *, back: str, http: httpx.Client | None = None
    ) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._auth = httpx.BasicAuth(quote(client_id, safe=""), quote(client_secret, safe=""))
        self._back = back
        self._http = http or httpx.Client(timeout=_TIMEOUT_S)
        self._addresses: Mapping[str, str] | None = None
        self._keys: KeySet | None = None
        self._lock = Lock()

    def address(self, errand: Errand) -> str:
        """Where to send a browser."""
        parameters = {
            "state": errand.state,
            "nonce": errand.nonce,
            "code_challenge": create_s256_code_challenge(errand.verifier),  # type: ignore[no-untyped-call]  # no types
            "code_challenge_method": "S256",
        }
        start = self._known()["authorization_endpoint"]
        scope = "openid profile email"
        uri: str = prepare_grant_uri(  # type: ignore[no-untyped-call]  # Authlib carries no types
            start, self._client_id, "code", self._back, scope=scope, **parameters
        )
        return uri

    def identity(self, code: str, errand: Errand) -> Identity:
        """Who came back with this code; NotTrusted if the provider does not vouch for it."""
        values = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": errand.verifier,
        }
        answer = self._ask("POST", self._known()["token_endpoint"], data=values, auth=self._auth)
        if "id_token" not in answer:
            raise NotTrusted("no ID token")
        return self._read(self._claims(str(answer["id_token"]), errand.nonce))

    def _claims(self, token: str, nonce: str) -> dict[str, Any]:
        try:
            claims = self._verified(token)
            jwt.JWTClaimsRegistry(
                leeway=_LEEWAY_S,
                iss={"essential": True, "value": self._issuer},
                aud={"essential": True, "value": self._client_id},
                sub={"essential": True},
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": nonce},
            ).validate(claims)
        except (JoseError, ValueError) as error:
            raise NotTrusted(f"{type(error).__name__}: {error}") from error
        if claims.get("azp", self._client_id) != self._client_id:
            raise NotTrusted("the token was issued to somebody else")
        return claims

    def _verified(self, token: str) -> dict[str, Any]:
        try:
            return jwt.decode(token, self._key_set(), algorithms=_ALGORITHMS).claims
        except (JoseError, ValueError):
            # The provider may sign with a key that is newer than those we know; once is enough to see.
            return jwt.decode(token, self._key_set(anew=True), algorithms=_ALGORITHMS).claims

    def _read(self, claims: Mapping[str, Any]) -> Identity:
        login = str(claims.get("preferred_username") or claims.get("email") or claims["sub"]).strip().lower()
        name = str(claims.get("name") or login)
        # Only an address that the provider has checked may get our notices.
        email = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
        return Identity(f"{self._issuer} {claims['sub']}", login, name, email)

    def _known(self) -> Mapping[str, str]:
        with self._lock:
            if self._addresses is None:
                found = self._ask("GET", self._issuer.rstrip("/") + _CONFIGURATION)
                if found.get("issuer") != self._issuer:
                    raise NotTrusted("the provider calls itself by another name than „web.oidc.issuer“")
                if not all(isinstance(found.get(name), str) for name in _ADDRESSES):
                    raise OpenIdUnavailable("Der Anmeldedienst nennt seine Adressen nicht.")
                self._addresses = {name: found[name] for name in _ADDRESSES}
            return self._addresses

    def _key_set(self, *, anew: bool = False) -> KeySet:
        address = self._known()["jwks_uri"]
        with self._lock:
            if self._keys is None or anew:
                found = self._ask("GET", address)
                self._keys = KeySet.import_key_set(KeySetSerialization(keys=found.get("keys", [])))
            return self._keys

    def _ask(self, method: str, address: str, **more: Any) -> dict[str, Any]:
        try:
            answer = self._http.request(method, address, headers={"accept": "application/json"}, **more)
            found = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise OpenIdUnavailable("Der Anmeldedienst antwortet nicht. Bitte später noch einmal.") from error
        if answer.is_client_error:
            raise NotTrusted(f"the provider answered {answer.status_code}")
        if not answer.is_success or not isinstance(found, dict):
            raise OpenIdUnavailable("Der Anmeldedienst ist gestört. Bitte später noch einmal.")
        return found
