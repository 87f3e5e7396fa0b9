"""Files as a ZIP: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from dashboard.data import edition

MADE = (2021, 12, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Files as a ZIP that does not tell when it was made: the same files give the same bytes."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", compresslevel=9) as bundle:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=MADE)
            # A PNG is packed already.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, content)
    return memory.getvalue()


def datasets() -> bytes:
    """All files of datasets/ as a ZIP; the same files give the same bytes."""
    return pack({f"datasets/{name}": content for name, content in edition.files().items()})
