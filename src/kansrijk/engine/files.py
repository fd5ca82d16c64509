# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Writing files so that a failure leaves nothing half done."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kansrijk.engine.problems import Problem


@contextmanager
def write_atomically(path: Path | str) -> Iterator[Path]:
    """Give a temporary path beside `path`; rename it to `path` when the block ends well, remove it otherwise.

    Raises:
        Problem: the folder does not exist or may not be written.
    """
    target = Path(path)
    folder = target.parent
    if not folder.is_dir():
        raise Problem(
            nl=f"De map {folder} bestaat niet. Maak die map eerst, of kies een andere plek voor {target.name}.",
            en=f"The folder {folder} does not exist. Make it first, or choose another place for {target.name}.",
        )
    temporary = folder / f".{target.name}.{os.getpid()}.part"
    try:
        yield temporary
        if temporary.exists():
            temporary.replace(target)
    except PermissionError as error:
        raise Problem(
            nl=f"In {folder} mag niet geschreven worden. Kies een andere plek voor {target.name}.",
            en=f"{folder} may not be written. Choose another place for {target.name}.",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def ending_of(path: Path | str, endings: Sequence[str]) -> str:
    """The ending of a file's name in small letters, which says the form to write; ask before computing anything.

    Raises:
        Problem: it is none of `endings`; the sentence names them.
    """
    ending = Path(path).suffix.lower()
    if ending not in endings:
        listed = ", ".join(endings)
        raise Problem(
            nl=f"{path}: kies een naam die eindigt op {listed}.",
            en=f"{path}: choose a name that ends in {listed}.",
        )
    return ending
