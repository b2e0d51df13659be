"""A file is what its content says, whatever its name says."""

from __future__ import annotations

import io

import pytest

from conduct_audit.intake import errors
from conduct_audit.intake.files import zip_guard
from conduct_audit.intake.files.kinds import container_of
from tests.intake.intake_files import ods, spreadsheet_xml, xlsb, xlsx, zipped
from tests.intake.test_intake_broken_files import xls

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (xlsx(), "zip"),
        (OLE2, "ole2"),
        (b"<html><table><tr><td>1", "html"),
        (b"\n<!DOCTYPE html>\n<html>", "html"),
        ("\ufeff<table><tr><td>姓名".encode(), "html"),
        (b'<?xml version="1.0"?><html xmlns:o="urn:schemas-microsoft-com:office:spreadsheet">', "html"),
        (spreadsheet_xml(""), "xml"),
        ("姓名\t日期\n".encode("utf-16"), "csv"),
        ("姓名,日期\n".encode("gbk"), "csv"),
        (b"BM,MZ\n1,2\n", "csv"),
        (
            b"<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>",
            "ods",
        ),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "mhtml"),
        (b"From: x\r\n y\r\nMIME-Version: 1.0\r\n", "mhtml"),
        (b"name: x\n", "csv"),
    ],
)
def test_the_container_is_told_from_the_content(content: bytes, container: str) -> None:
    assert container_of(content) == container


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", errors.FileEmptyError),
        (b"\r\n \x00\x00", errors.FileEmptyError),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xff", errors.PictureError),
        (b"\xff\xd8\xff\xe0", errors.PictureError),
        (b"BM\x00\x00\x01\xff\xff", errors.PictureError),
        (b"%PDF-1.7\nx", errors.PictureError),
        (b"\x09\x08\x10\x00\xff\xff\xff", errors.NotASpreadsheetError),
        (b"\x09\x04\x06\x00", errors.OldFormatError),
        (b"Rar!\x1a\x07", errors.NotASpreadsheetError),
        (b"{\\rtf1 x}", errors.NotASpreadsheetError),
        (b"<?xml version='1.0'?><w:document/>", errors.NotASpreadsheetError),
        (b"\xff\xff\xff", errors.EncodingError),
        (b"\x00\x01\x02" * 99, errors.NotASpreadsheetError),
        (b"XX" + xlsx()[2:], errors.UnreadableError),
        (xlsx()[300:], errors.UnreadableError),
        (b"\x00\x00" + xls()[2:], errors.UnreadableError),
    ],
)
def test_what_nobody_reads_is_named(content: bytes, error: type[errors.UnreadableError]) -> None:
    with pytest.raises(error) as caught:
        container_of(content)

    assert caught.type is error


@pytest.mark.parametrize(("content", "kind"), [(xlsx(), "xlsx"), (xlsb(), "xlsb"), (ods(""), "ods")])
def test_workbooks_in_zips_are_told_apart(content: bytes, kind: str) -> None:
    assert zip_guard.workbook_kind(zip_guard.opened(content)) == kind


@pytest.mark.parametrize(
    "entries",
    [{"word/document.xml": ""}, {"photo.jpg": "x"}, {"content.xml": "<office:text/>", "mimetype": "opendocument.text"}],
)
def test_a_zip_without_a_workbook_is_none(entries: dict[str, str]) -> None:
    with pytest.raises(errors.NotASpreadsheetError):
        zip_guard.workbook_kind(zip_guard.opened(zipped(entries)))


def test_an_encrypted_document_needs_its_password() -> None:
    locked = zipped({"content.xml": "?", "META-INF/manifest.xml": "<manifest:encryption-data/>"})

    with pytest.raises(errors.PasswordNeededError):
        zip_guard.workbook_kind(zip_guard.opened(locked))


def test_a_document_without_its_mimetype_is_known_by_its_root() -> None:
    document = zipped({"content.xml": "<office:spreadsheet/>"})

    assert zip_guard.workbook_kind(zip_guard.opened(document)) == "ods"


def test_a_text_is_read_from_its_start_only() -> None:
    assert container_of(io.BytesIO(b"a,b\n" + b"<table>" * 99).getvalue()) == "csv"
