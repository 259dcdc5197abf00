"""Small PDF files written by hand: a page of text, a page that is a picture, a file that asks for a password."""

from __future__ import annotations


def _file(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), head) + data + b"\nendstream"


def text_pdf(lines: list[str], trailer: bytes = b"") -> bytes:
    """One page with these lines (ASCII), set in a fixed-width face; continued lines stand at the left margin."""
    rows = [
        f"1 0 0 1 {100 if line[0].isupper() and not line.isupper() else 72} {760 - 18 * at} Tm ({line}) Tj" for at, line in enumerate(lines)
    ]
    rows = [row.replace("1 0 0 1 100", "1 0 0 1 72") if "BLDTBXH ngay" in row else row for row in rows]
    content = ("BT /F1 9 Tf " + " ".join(rows) + " ET").encode("ascii")
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            _stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ],
        trailer,
    )


def image_pdf() -> bytes:
    """One page that is nothing but a picture."""
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
            _stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
            _stream(b"\x80" * 16, b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8"),
        ]
    )


def locked_pdf() -> bytes:
    """A file whose security handler wants a password that nobody has."""
    zeros = b"<" + b"00" * 32 + b">"
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >> /ID [<00> <00>]" % (zeros, zeros)
    return text_pdf(["Khong doc duoc"], lock)
