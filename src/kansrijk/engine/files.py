# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Writing files so that a failure leaves nothing half done."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kansrijk.engine.problems import Problem

FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def write_atomically(path: Path | str) -> Iterator[Path]:
    """Give a temporary path beside `path`; rename it to `path` when the block ends well, remove it otherwise.

    Raises:
        Problem: the folder does not exist or may not be written, or the disk is full.
    """
    target = Path(path)
    folder = folder_of(target)
    temporary = folder / f".{target.name}.{os.getpid()}.part"
    try:
        yield temporary
        if temporary.exists():
            temporary.replace(target)
    except OSError as error:
        if error.errno in FULL:
            raise Problem(
                nl=f"De schijf is vol: {target.name} is niet geschreven. Maak plaats, of kies een andere plek.",
                en=f"The disk is full: {target.name} was not written. Make room, or choose another place.",
            ) from error
        if isinstance(error, PermissionError) or error.filename in (str(temporary), temporary):
            raise _may_not(target) from error
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _may_not(target: Path) -> Problem:
    return Problem(
        nl=f"In {target.parent} mag niet geschreven worden. Kies een andere plek voor {target.name}.",
        en=f"{target.parent} may not be written. Choose another place for {target.name}.",
    )


def folder_of(path: Path | str) -> Path:
    """The folder a file is to be written in; ask before computing anything.

    Raises:
        Problem: there is no such folder, or it may not be written.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise Problem(
            nl=f"De map {target.parent} bestaat niet. Maak die map eerst, of kies een andere plek voor {target.name}.",
            en=f"The folder {target.parent} does not exist. Make it first, or choose another place for {target.name}.",
        )
    if not os.access(target.parent, os.W_OK):
        raise _may_not(target)
    return target.parent


def ending_of(path: Path | str, endings: Sequence[str]) -> str:
    """The ending of a file's name in small letters, which says the form to write; ask before computing anything.

    Raises:
        Problem: it is none of `endings`; the sentence names them. Or it cannot be written there, as in `folder_of`.
    """
    ending = Path(path).suffix.lower()
    if ending not in endings:
        listed = ", ".join(endings)
        raise Problem(
            nl=f"{path}: kies een naam die eindigt op {listed}.",
            en=f"{path}: choose a name that ends in {listed}.",
        )
    folder_of(path)
    return ending
