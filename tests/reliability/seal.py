"""Seals of the age format as another program writes them, by a passphrase that takes no second to try."""

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

EFFORT = 10  # as a power of two; the library chooses what takes a second
CHUNK = 64 * 1024


def quickly_sealed(content: bytes, passphrase: str) -> bytes:
    """The content under a passphrase, by the specification age-encryption.org/v1 (scrypt)."""
    salt, key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    label = b"age-encryption.org/v1/scrypt" + salt
    wrapping = hashlib.scrypt(passphrase.encode(), salt=label, n=1 << EFFORT, r=8, p=1, dklen=32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_text(salt), EFFORT, _text(wrapped))
    proof = hmac.digest(_derived(key, b"", b"header"), head, "sha256")
    cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    begins = range(0, max(len(content), 1), CHUNK)
    chunks = (
        cipher.encrypt(number.to_bytes(11, "big") + bytes([begin == begins[-1]]), content[begin : begin + CHUNK], None)
        for number, begin in enumerate(begins)
    )
    return b"".join([head, b" ", _text(proof), b"\n", nonce, *chunks])


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def _text(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")
