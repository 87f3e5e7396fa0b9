"""Text chunks in a PNG."""

from __future__ import annotations

import struct
import zlib


def with_text(png_bytes: bytes, texts: dict[str, str]) -> bytes:
    """A PNG with `texts` as text chunks after its header."""
    header_end = 8 + 25  # signature and IHDR
    return png_bytes[:header_end] + text_chunks(texts) + png_bytes[header_end:]


def text_chunks(texts: dict[str, str]) -> bytes:
    """`texts` as the iTXt chunks of a PNG (PNG specification, 11.3.4.5)."""
    chunks = b""
    for keyword, text in texts.items():
        body = keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")
        checksum = zlib.crc32(b"iTXt" + body)
        chunks += struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", checksum)
    return chunks
