"""MHTML: a web page that a browser saved as a single file (RFC 2557), by the standard library's mail parser.

The decoded source is the page's own HTML; pictures and styles of the archive are not looked at.
"""

from __future__ import annotations

from reader.errors import UnreadableFile


def is_web_archive(data: bytes) -> bool:
    """True for the first lines of a single-file web page."""
    head = data[:4096].lower()
    return b"mime-version:" in head and b"multipart/related" in head and b":" in head.split(b"\n", 1)[0]


def unpacked(data: bytes) -> str:
    """The page's HTML. Raises UnreadableFile where the archive holds none."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            try:
                return str(part.get_content())
            except (LookupError, ValueError):
                payload = part.get_payload(decode=True)
                return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    raise UnreadableFile("it is a saved web page without the page itself; save it again.")
