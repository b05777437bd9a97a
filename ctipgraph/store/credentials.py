"""Who asks: a token, or a user and a password, from the environment or netrc; never from an address.

A password goes out only when the server has asked for one, as Basic (https://www.rfc-editor.org/rfc/rfc7617)
or Digest (https://www.rfc-editor.org/rfc/rfc7616), which Virtuoso wants; a token goes out at once.
"""

from __future__ import annotations

import base64
import hashlib
import netrc
import os
import secrets
from urllib.request import parse_http_list, parse_keqv_list

from ctipgraph.errors import EndpointError

_HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


class Credentials:
    """The credentials for one host.

    >>> Credentials("example.org").header("GET", "/query")
    {}
    """

    def __init__(self, host: str) -> None:
        self._token = os.environ.get("CTIPGRAPH_ENDPOINT_TOKEN", "")
        self._user, self._password = _user_and_password(host)
        self._asked: dict[str, str] | None = None
        self._scheme = ""
        self._count = 0

    def learn(self, challenge: str) -> bool:
        """Take in what a server asks for; say whether asking again, with it, can help."""
        scheme, _, rest = challenge.strip().partition(" ")
        new = parse_keqv_list([part for part in parse_http_list(rest) if "=" in part])
        if not self._user or (self._asked and new.get("stale", "").lower() != "true"):
            return False
        self._scheme, self._asked, self._count = scheme.lower(), new, 0
        return self._scheme in ("basic", "digest")

    def header(self, method: str, target: str) -> dict[str, str]:
        """Return the header of a request, as far as the server has asked for one."""
        if self._token:
            return {"Authorization": f"Bearer {self._token}"}
        if self._scheme == "basic":
            pair = base64.b64encode(f"{self._user}:{self._password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        if self._scheme == "digest":
            return {"Authorization": self._digest(method, target)}
        return {}

    def _digest(self, method: str, target: str) -> str:
        asked = self._asked or {}
        algorithm = asked.get("algorithm", "MD5")
        if algorithm.upper() not in _HASHES:
            raise EndpointError(f"the server wants the digest '{algorithm[:40]}'; only MD5 and SHA-256 are known")

        def hashed(*parts: str) -> str:
            return _HASHES[algorithm.upper()](":".join(parts).encode()).hexdigest()

        self._count += 1
        count, own, realm, nonce = (
            f"{self._count:08x}",
            secrets.token_hex(8),
            asked.get("realm", ""),
            asked.get("nonce", ""),
        )
        secret, what = hashed(self._user, realm, self._password), hashed(method, target)
        auth = "auth" in [word.strip() for word in asked.get("qop", "").split(",")]
        answer = hashed(secret, nonce, count, own, "auth", what) if auth else hashed(secret, nonce, what)
        quoted = {"username": self._user, "realm": realm, "nonce": nonce, "uri": target, "response": answer}
        quoted |= {"cnonce": own} if auth else {}
        quoted |= {"opaque": asked["opaque"]} if "opaque" in asked else {}
        plain = {"algorithm": algorithm} | ({"qop": "auth", "nc": count} if auth else {})
        words = [f'{name}="{_escaped(value)}"' for name, value in quoted.items()]
        return "Digest " + ", ".join([*words, *(f"{name}={value}" for name, value in plain.items())])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _user_and_password(host: str) -> tuple[str, str]:
    if user := os.environ.get("CTIPGRAPH_ENDPOINT_USER", ""):
        return user, os.environ.get("CTIPGRAPH_ENDPOINT_PASSWORD", "")
    path = os.environ.get("NETRC") or os.path.expanduser("~/.netrc")
    try:
        found = netrc.netrc(path).authenticators(host)
    except OSError:
        return "", ""
    except netrc.NetrcParseError as error:
        raise EndpointError(f"{path} can't be read: {error.msg}, line {error.lineno}") from None
    return (found[0], found[2] or "") if found else ("", "")
