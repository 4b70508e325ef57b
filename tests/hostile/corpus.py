"""Some six hundred nasty files, made by code: the same for the same seed."""

# ruff: noqa: E501  (rows of odd files)

from __future__ import annotations

import gzip
import json
import os
import random
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from tests.hostile.payloads import PAYLOADS

File: TypeAlias = tuple[str, bytes]
SEED: Final = 20250414
SENTENCE: Final = "Le ministre de l’Intérieur, Anne Aqil, a reçu mardi à Rabat son homologue français, Paul Béju. "
BODY: Final = "\n\n".join(f"{SENTENCE}« Notre coopération est solide », a-t-elle déclaré au n° {number}." for number in range(1, 5))
METADATA: Final = {"date": "2025-04-15", "source": "Agence", "author": "L. R.", "lang": "fr"}
CODECS: Final = """
    ascii big5 cp037 cp1026 cp1140 cp1250 cp1251 cp1252 cp1253 cp1256 cp273 cp437 cp500 cp850 cp863 cp864 euc_jp gb18030 hz iso2022_jp
    iso2022_kr iso8859_1 iso8859_3 iso8859_5 iso8859_6 iso8859_15 koi8_r mac_roman mac_cyrillic ptcp154 punycode shift_jis utf_16 utf_16_be
    utf_16_le utf_32 utf_32_be utf_32_le utf_7 utf_8_sig raw_unicode_escape unicode_escape
""".split()


def text(title: str = "Aqil reçoit Béju", body: str = BODY) -> bytes:
    """A text file."""
    return f"{title}\n\n{body}\n".encode()


def markdown(title: str = "Aqil reçoit Béju", body: str = BODY) -> bytes:
    """A Markdown file with front matter."""
    fields = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in {"title": title, **METADATA}.items())
    return f"---\n{fields}---\n\n{body}\n".encode()


def page(title: str = "Aqil reçoit Béju", body: str = BODY, *, charset: str = "utf-8", head: str = "") -> bytes:
    """A web page; what it is given is markup."""
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in body.split("\n\n"))
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="{charset}">{head}<title>{title}</title>'
        f'<meta name="author" content="L. R."></head>\n<body><article><h1>{title}</h1>\n{paragraphs}</article></body></html>\n'
    ).encode()


def record(title: str = "Aqil reçoit Béju", body: str = BODY, **more: object) -> bytes:
    """A line of JSON."""
    return (
        json.dumps({"title": title, "text": body, "published": "2025-04-15", **more}, ensure_ascii=False).encode(errors="surrogatepass")
        + b"\n"
    )


GOOD: Final = {".txt": text, ".md": markdown, ".html": page, ".jsonl": record}


def truncated(rng: random.Random) -> Iterator[File]:
    """Good files that end too early, within characters too."""
    for suffix, make in GOOD.items():
        whole = make()
        for cut in sorted({*range(12), *(rng.randrange(len(whole)) for _ in range(10))}):
            yield f"truncated-{cut}{suffix}", whole[:cut]


def damaged(rng: random.Random) -> Iterator[File]:
    """Good files with some bytes changed, doubled or dropped."""
    for suffix, make in GOOD.items():
        for number in range(15):
            content = bytearray(make())
            for _ in range(rng.choice((1, 5, 100))):
                at = rng.randrange(len(content))
                content[at : at + rng.randrange(3)] = bytes(rng.randrange(256) for _ in range(rng.randrange(3)))
            yield f"damaged-{number}{suffix}", bytes(content)


def binary(rng: random.Random) -> Iterator[File]:
    """What is no text at all."""
    kinds = {
        "random": rng.randbytes(5_000),
        "zeros": bytes(5_000),
        "nul-between": text().replace(b" ", b"\0"),
        "late-nul": text(body=BODY * 200)[:100_000] + b"\0",
        "png": b"\x89PNG\r\n\x1a\n" + rng.randbytes(500),
        "gzip": gzip.compress(text(), mtime=0),
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + rng.randbytes(500),
        "all-bytes": bytes(range(256)) * 20,
        "high-bytes": bytes(range(128, 256)) * 20,
        "empty": b"",
        "blank": b" \t\r\n\x0b\x0c" * 50,
        "mark-alone": b"\xef\xbb\xbf",
    }
    for kind, content in kinds.items():
        yield from ((f"binary-{kind}{suffix}", content) for suffix in GOOD)


def encoded(rng: random.Random) -> Iterator[File]:
    """Text in encodings old and odd, and pages that declare another one than theirs."""
    for codec in CODECS:
        yield f"encoded-{codec}.txt", text().decode().encode(codec, "ignore")
        yield f"encoded-{codec}.html", page(charset=rng.choice(CODECS)).decode().encode(codec, "ignore")
    for charset in ("utf-7", "x-user-defined", "utf-16", "base64", "rot13", "idna", "zlib", "undefined", "'; DROP", "é" * 100):
        yield f"declared-{charset[:5].encode().hex()}.html", page(charset=charset).decode().encode("cp1252")
    yield "overlong.txt", text() + b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf\xed\xa0\x80\xf5\x80\x80\x80"


def nested(rng: random.Random) -> Iterator[File]:
    """Markup that is deep, unclosed or wide."""
    for tag in ("div", "span", "blockquote", "table><tr><td", "ul><li", "b", "svg", "template", "select", "a", "form", "article"):
        closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
        for depth in (200, 5_000, 30_000):
            yield f"nested-{tag.split('>')[0]}-{depth}.html", page(body=f"<{tag}>" * depth + SENTENCE + closing * rng.choice((0, depth)))
    yield "attributes.html", page(body=f"<p {' '.join(f'a{number}=1' for number in range(50_000))}>{BODY}</p>")
    yield "attribute.html", page(body=f'<p title="{"x" * 2_000_000}">{BODY}</p>')
    yield "comments.html", page(body="<!--" * 100_000 + BODY)
    yield "open-tag.html", page(body=BODY + "<p " + "x" * 500_000)
    yield "brackets.html", page(body="<" * 500_000)
    yield "cdata.html", page(body="<![CDATA[" * 50_000 + BODY)
    yield "metas.html", page(head='<meta property="og:title" content="x">' * 20_000)
    yield "base.html", page(head='<base href="http://evil.example/"><meta http-equiv="refresh" content="0;url=http://evil.example/">')
    yield "frames.html", b"<frameset>" * 20_000
    yield "links.html", page(body='<a href="javascript:alert(1)">x</a> ' * 20_000 + BODY)
    yield "paragraphs.html", page(body="<p>" * 50_000 + SENTENCE)
    for kind, mark in {
        "quotes": "> ",
        "lists": "- ",
        "emphases": "*",
        "brackets": "[",
        "ticks": "`",
        "parentheses": "](",
        "bangs": "![",
    }.items():
        yield f"markdown-{kind}.md", text(body=mark * 20_000 + SENTENCE)
    yield "markdown-references.md", text(body="".join(f"[{number}]: <x> 'y'\n" for number in range(20_000)) + "[1][2][3]" * 5_000)
    yield "markdown-table.md", text(body="|" * 20_000 + "\n" + "-|" * 10_000)


def entities(rng: random.Random) -> Iterator[File]:
    """Entities that multiply, point elsewhere, or stand for nothing."""
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 12))
    yield (
        "laughs.html",
        f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]><html lang="fr"><body><p>&l11;</p><p>{BODY}</p></body></html>'.encode(),
    )
    yield "laughs.txt", f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><r>&l11;</r>'.encode()
    yield "quadratic.html", f'<!DOCTYPE html [<!ENTITY a "{"a" * 50_000}">]><p>{"&a;" * 50_000}</p>{BODY}'.encode()
    for number, target in enumerate(("file:///etc/passwd", "http://evil.example/e", "/dev/zero", "expect://id")):
        yield (
            f"external-{number}.html",
            f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "{target}">]><html><p>&e;</p>{BODY}</html>'.encode(),
        )
    for number, name in enumerate(("#0", "#x110000", "#xD800", "#" + "9" * 1_000, "nosuch", "#x", "lt" * 1_000, "#128", "#xFFFE")):
        yield f"reference-{number}.html", page(title=f"&{name};", body=f"&{name}; {SENTENCE}" * rng.randrange(2, 6))
    yield "references.html", page(body="&amp;" * 200_000 + SENTENCE)


def injected(_: random.Random) -> Iterator[File]:
    """Good articles whose title, author, source and text mean something elsewhere."""
    for name, payload in PAYLOADS.items():
        yield f"injected-{name}.txt", text(payload, f"{SENTENCE}« {payload} », a déclaré {payload}.")
        yield f"injected-{name}.md", markdown(payload, f"{SENTENCE}{payload}")
        yield f"injected-{name}.html", page(payload, f"{SENTENCE * 2}« {payload} », a déclaré Anne Aqil.")
        yield f"injected-{name}.jsonl", record(payload, f"{SENTENCE}{payload}", author=payload, source=payload, id=f"injected {payload}")


def broken_json(rng: random.Random) -> Iterator[File]:
    """JSON that parsers disagree about."""
    lines = [
        '{"text": "un", "text": "Le deuxième compte.", "title": "a", "title": "b"}',
        '{"text": 1e400}', '{"id": 1' + "0" * 5_000 + ', "text": "x"}', '{"id": 1e5000, "text": "x"}', '{"id": -0, "text": "x"}',
        '{"n": ' + "9" * 100_000 + ', "text": "x"}', '{"text": NaN}', '{"text": "x", "n": -Infinity}', '{"text": "x", "n": 00012}',
        "[" * 100_000, '{"a":' * 100_000, '{"text": ' + "[" * 900 + "]" * 900 + "}", '{"text": "\\ud800"}', '{"text": "a\\udfffb", "title": "\\ud83d"}',
        '{"text": "\\u0000"}', '{"text": "a\\u0007b"}', '{"text": "a\tb"}', "{'text': 'x'}", '{"text": "x",}', '{"text": "x"} {"text": "y"}',
        '{"text": "x"', '"text"', "null", "[]", "{}", "12", "true", '{"text": null}', '{"text": ["x"]}', '{"text": {"a": 1}}', '{"text": true}',
        '{"text": ""}', '{"text": "\\n\\n"}', '{"text": "x", "title": {"a": 1}}', '{"text": "x", "published": 20250415}',
        '{"text": "x", "published": "demain"}', '{"text": "x", "published": "9999-99-99"}', '{"text": "x", "published": "0000-00-00"}',
        '{"text": "x", "published": "-2025-04-15"}', '{"text": "x", "url": "javascript:alert(1)"}', '{"text": "x", "url": "http://a b"}',
        '{"text": "x", "url": "file:///etc/passwd"}', '{"text": "x", "lang": "' + "x" * 10_000 + '"}', '{"text": "x", "lang": "zh"}',
        '{"text": "x", "id": "../../etc/passwd"}', '{"text": "x", "id": ""}', '{"text": "x", "id": "."}', '{"text": "x", "id": "..", "title": "y"}',
        '{"text": "x", "id": "' + "a" * 100_000 + '"}', '{"text": "x", "id": true}', '{"__proto__": {"text": "x"}}', '\ufeff{"text": "x"}',
        '{"text": "x", "published": "' + "1" * 100_000 + '"}', '{"text": "x", "published": "Mon, 99 Abc 99999999999999999999 99:99:99 +9999"}',
    ]  # fmt: skip
    yield from ((f"json-{number}.jsonl", line.encode(errors="surrogatepass")) for number, line in enumerate(lines))
    mixed = [*lines[:40], *(record(id=f"between-{number}").decode() for number in range(10))]
    rng.shuffle(mixed)
    yield "json-mixed.jsonl", "\n".join(mixed).encode(errors="surrogatepass")
    yield "json-lines.jsonl", b"\n" * 2_000_000
    yield "json-one-array.jsonl", b"[" + b",\n".join(record().strip() for _ in range(20)) + b"]"


def front_matter(_: random.Random) -> Iterator[File]:
    """YAML that multiplies, refers to itself, or would run something."""
    bomb = "a0: &a0 [x]\n" + "".join(f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 12))
    blocks = [
        bomb + "title: *a11", bomb + "author: *a11", "title: &a [*a]", "a: &a\n  b: *a\ntitle: x", "<<: &x {title: x}\n<<: *x", "*x", "&x", "title: *none",
        "title: !!python/object/apply:os.system ['touch evil']", "title: !!python/name:os.system", "!!binary title: x", "title: !!binary aGk=",
        "title: !<tag:evil.example,2025:x> y", "%YAML 9.9\n---\ntitle: x", "title: x\ntitle: y", "? [a, b]\n: c\ntitle: x", "[" * 5_000,
        "{" * 5_000, "a: " * 5_000, "- " * 5_000, "title: |\n" + "  x\n" * 50_000, "title: >-\n  x\n\n\n  y", 'title: "\\0"', 'title: "\\uD800"',
        "title: 2025-04-15", "date: 99999999999999999999", "date: yes", "lang: no", "title: ~", "title: {a: b}", "\ttitle: x", "title: x: y", "title",
        "title: " + "x" * 500_000, "".join(f"k{number}: v\n" for number in range(20_000)), "? " * 5_000, "title: 'x", "&a " * 5_000, "...", "url: javascript:alert(1)",
    ]  # fmt: skip
    for number, block in enumerate(blocks):
        yield f"front-{number}.md", f"---\n{block}\n---\n\nTitre\n\n{BODY}\n".encode()
        yield f"front-{number}.txt", f"---\n{block}\n{'---' if number % 2 else ''}\n\nTitre\n\n{BODY}\n".encode(errors="surrogatepass")


def characters(_: random.Random) -> Iterator[File]:
    """Characters that are none, that are not seen, or that change what is seen."""
    for code in (
        *range(0x20),
        0x7F,
        0x80,
        0x85,
        0x9B,
        0xAD,
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        0x2066,
        0x2069,
        0xFEFF,
    ):
        between = chr(code).join(SENTENCE)
        yield f"character-{code:04x}.txt", text(f"Titre{chr(code)}long", f"{chr(code)}{between}{chr(code)}\n\n{SENTENCE}")
    for code in (
        0xFDD0,
        0xFFF9,
        0xFFFC,
        0xFFFE,
        0xFFFF,
        0x1FFFE,
        0xE0001,
        0xE0020,
        0xF0000,
        0x10FFFF,
        0xFE0F,
        0x20E3,
        0x1F3FB,
        0x301,
        0x489,
    ):
        yield f"character-{code:04x}.txt", text(f"Titre{chr(code)}long", f"{SENTENCE}{chr(code) * 500}{SENTENCE}")
    yield "combining.txt", text(body=SENTENCE + "e" + "\u0301" * 50_000)
    yield "upper.txt", text(body=("İıẞßŉǰΐΰﬁﬃ" * 20 + " ") * 50 + SENTENCE)
    yield "decomposed.txt", text(body=SENTENCE.replace("é", "e\u0301").replace("ç", "c\u0327") * 5)


def long(_: random.Random) -> Iterator[File]:
    """What is longer, or has more of something, than any article."""
    yield "token-10-mb.txt", text(body="a" * 10_000_000)
    yield "token-10-mb.jsonl", record(body="a" * 10_000_000)
    yield "token-4-mb.html", page(body="a" * 4_000_000)
    yield "spaces-4-mb.html", page(body="&nbsp;" * 600_000)
    yield "lines-4-mb.txt", b"\n" * 4_000_000
    yield "returns-4-mb.md", b"Titre\r\r" * 600_000
    yield "title-100-kb.txt", b"Titre " * 16_000
    for kind, unit in UNITS.items():
        yield f"long-{kind}.txt", text(body=(unit * (MOST // len(unit) + 1))[:MOST])


MOST: Final = 99_000
"""Characters of the longest texts that are read."""

UNITS: Final = {
    "token": "a",
    "capitals": "A",
    "digits": "7",
    "dots": ".",
    "hyphens": "a-",
    "apostrophes": "l’",
    "opened": "« ",
    "closed": " »",
    "brackets": "(",
    "words": "a" * 990 + " ",
    "elisions": "l’" * 490 + " ",
    "parentheses": "((( ",
    "sentences": SENTENCE,
    "names": "Anne Aqil, ",
    "many-names": "".join(f"Jean{chr(97 + i)}{chr(97 + j)} Dupon{chr(97 + j)}{chr(97 + i)}, " for i in range(26) for j in range(26)),
    "name-chain": "Anne Aqil et Paul Béju et ",
    "countries": "le Maroc, la France, ",
    "offices": "le ministre de l’Intérieur du Maroc, Anne Aqil, ",
    "titles": "ministre de ",
    "quotes": "« Oui », a déclaré Anne Aqil. ",
    "verbs": "a reçu a rencontré a déclaré que ",
    "relative": "qui a dit que Anne Aqil, ",
    "meetings": "Anne Aqil a reçu Paul Béju. ",
    "lines": "Rabat\n",
    "dates": "le 15 avril 2025, ",
    "acronyms": "ONU UE OTAN ",
    "pronouns": "Il lui a dit qu’il l’avait reçu. ",
    "members": "membre de l’Organisation des Nations unies, ",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "arabic": "وزير الداخلية ",
    "addresses": "https://example.org/?a=b&c=d ",
}

THEMES: Final[tuple[Callable[[random.Random], Iterator[File]], ...]] = (
    *(truncated, damaged, binary, encoded, nested, entities),
    *(injected, broken_json, front_matter, characters, long),
)


def corpus(*, seed: int = SEED) -> dict[str, bytes]:
    """The nasty files by name."""
    return {name: content for theme in THEMES for name, content in theme(random.Random(seed))}


NAMES: Final = (
    *("-rf.txt", "--force.md", "retour\nligne.txt", "échappe\x1b[2J.txt", 'guil"lemets\'.txt', "$(touch evil).txt", "%2e%2e.txt", "a b\tc.txt"),
    *("\u202etxt.exe.txt", "\u200b.txt", "x" * 250 + ".txt", "日本.md", "<script>.txt", "CON.txt", "point..txt", "é".encode("latin-1").decode("utf-8", "surrogateescape") + ".txt"),
)  # fmt: skip
"""Names of good files that are odd."""


def write_oddities(folder: Path) -> None:
    """Good files under odd names, and what is there but is no file to read."""
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(text(f"Titre {number}"))
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "loop").symlink_to(".", target_is_directory=True)
    (folder / "dangling.md").symlink_to("nowhere")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "folder.html").mkdir()
    os.mkfifo(folder / "pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "socket.txt"))
    (folder / "secret.txt").write_bytes(text())
    (folder / "secret.txt").chmod(0)
    deep = folder.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_bytes(text("Au fond"))
