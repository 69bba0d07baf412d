"""What stands before the root of an XML part."""

from __future__ import annotations

from xml.parsers import expat

from pipeline.errors import UnreadableFileError

_LONGEST = 1 << 20


def begins_readably(data: bytes, file_name: str) -> bool:
    """Whether the XML can be read up to its root; refuses a document type there.

    No workbook needs one, and entities can blow up in a parser.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _stop_at_doctype
    parser.StartElementHandler = _stop_at_root
    try:
        parser.Parse(data[:_LONGEST], False)
    except _RootReachedError:
        return True
    except _DoctypeError as error:
        raise UnreadableFileError(
            f"Filen «{file_name}» inneholder en dokumenttype (DOCTYPE), som ikke hører hjemme i en arbeidsbok. "
            "Kontroller hvor filen kommer fra."
        ) from error
    except (expat.ExpatError, LookupError, ValueError):
        pass
    return False


class _RootReachedError(Exception):
    pass


class _DoctypeError(Exception):
    pass


def _stop_at_root(*_: object) -> None:
    raise _RootReachedError


def _stop_at_doctype(*_: object) -> None:
    raise _DoctypeError
