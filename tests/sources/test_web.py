"""Articles from addresses: asked politely, and of public servers only."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import SourceOptions, read_articles
from kg.sources.addresses import canonical, is_public, same_site, url_id
from kg.sources.draft import RefusedError
from kg.sources.options import USER_AGENT
from kg.sources.web import SIZE_LIMIT, Web
from tests.sources.servers import Site, site

PAGE = """<html lang="fr"><head><title>Visite à Rabat</title>{head}<meta property="article:published_time" content="2025-04-14"></head>
<body><article><h1>Visite à Rabat</h1>
<p>Le ministre français de l’Intérieur a été reçu lundi à Rabat par son homologue marocain, avec lequel il a parlé de
sécurité et de migrations pendant plus de deux heures.</p><p>Il avait été invité au mois de mars par le gouvernement du royaume, qui veut
renouer avec Paris après trois années de froid.</p></article></body></html>"""


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as known:
        yield known


def page(head: str = "") -> bytes:
    return PAGE.format(head=head).encode()


def read(*urls: str, **options: object) -> list[Article | SourceError]:
    return list(read_articles(urls, options=SourceOptions(allow_private=True, delay=0, **options)))  # type: ignore[arg-type]


def one(url: str, **options: object) -> Article:
    (article,) = read(url, **options)
    assert isinstance(article, Article), article
    return article


def reason(url: str, **options: object) -> str:
    (error,) = read(url, **options)
    assert isinstance(error, SourceError)
    return str(error).removeprefix(f"{url}: ")


@pytest.fixture
def web() -> tuple[Web, list[float]]:
    """A client whose time passes only where it sleeps, and its pauses."""
    pauses: list[float] = []
    return Web(SourceOptions(allow_private=True, delay=2), clock=lambda: sum(pauses), sleep=pauses.append), pauses


def test_a_page_is_an_article_of_its_address(served: Site) -> None:
    article = one(served.page("/visite", page()))
    assert (article.title, article.published, article.url) == ("Visite à Rabat", "2025-04-14", f"{served.url}/visite")
    assert article.origin == f"{served.url}/visite"
    assert article.text.startswith("Le ministre français de l’Intérieur")


def test_the_same_article_has_the_same_id_by_file_and_by_address(served: Site, tmp_path: Path) -> None:
    text = page(f'<link rel="canonical" href="{served.url}/visite">')
    (tmp_path / "gardé.html").write_bytes(text)
    by_address = one(served.page("/visite?utm_source=rss", text))
    by_file = one(str(tmp_path / "gardé.html"))
    assert by_address.id == by_file.id
    assert by_address.sha256 == by_file.sha256


def test_a_page_may_not_give_itself_out_for_one_of_another_site(served: Site) -> None:
    article = one(served.page("/visite", page('<link rel="canonical" href="https://journal.example/visite">')))
    assert article.url == f"{served.url}/visite"


@pytest.mark.parametrize(
    ("kind", "path", "raw"),
    [
        ("application/x-ndjson", "/a", '{"title": "Titre", "text": "Un texte en français."}'.encode()),
        ("application/octet-stream", "/a.jsonl", '{"title": "Titre", "text": "Un texte en français."}'.encode()),
        ("text/csv; charset=utf-8", "/a", "title,text\nTitre,Un texte en français.\n".encode()),
        ("text/plain", "/a.md", "# Titre\n\nUn texte en français.".encode()),
        ("text/plain", "/a", "Titre\n\nUn texte en français.".encode()),
    ],
)
def test_documents_of_other_formats_are_read_as_files_are(served: Site, kind: str, path: str, raw: bytes) -> None:
    article = one(served.page(path, raw, kind))
    assert (article.title, article.text) == ("Titre", "Un texte en français.")


def test_what_is_no_article_is_refused(served: Site) -> None:
    assert reason(served.page("/a.png", b"\x89PNG", "image/png")) == "is image/png, which is not read"


def test_one_bad_address_costs_no_other(served: Site) -> None:
    found = read(f"{served.url}/nowhere", served.page("/visite", page()))
    assert str(found[0]) == f"{served.url}/nowhere: the server answers 404 Not Found"
    assert isinstance(found[1], Article)


# --- politeness


def test_what_robots_txt_forbids_is_not_asked(served: Site) -> None:
    served.page("/robots.txt", b"User-agent: *\nAllow: /\n\nUser-agent: newskg\nDisallow: /prive/\n", "text/plain")
    assert reason(served.page("/prive/a", page())) == "robots.txt forbids it to programs"
    assert one(served.page("/b", page())).title
    assert served.asked.count("/robots.txt") == 2  # once in each run
    assert "/prive/a" not in served.asked


def test_robots_txt_is_asked_for_once_a_host(served: Site) -> None:
    read(served.page("/a", page()), served.page("/b", page()))
    assert served.asked == ["/robots.txt", "/a", "/b"]


def test_where_robots_txt_is_out_of_order_nothing_is_asked(served: Site) -> None:
    served.answers["/robots.txt"] = (500, {}, b"")
    assert reason(served.page("/a", page())).startswith("robots.txt can't be read, so nothing may be asked: the server answers 500")
    assert served.asked == ["/robots.txt"]


def test_a_host_is_left_alone_between_requests(served: Site, web: tuple[Web, list[float]]) -> None:
    client, pauses = web
    for path in ("/a", "/b"):
        client.fetch(served.page(path, page()))
    assert pauses == [2, 2]


def test_the_pause_that_robots_txt_wants_is_kept(served: Site, web: tuple[Web, list[float]]) -> None:
    client, pauses = web
    served.page("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n", "text/plain")
    client.fetch(served.page("/a", page()))
    assert pauses == [7]


def test_a_server_that_is_busy_is_asked_once_more_when_it_says(served: Site, web: tuple[Web, list[float]]) -> None:
    client, pauses = web
    busy = (429, {"Retry-After": "30"}, b"")
    served.answers["/a"] = [busy, (200, {"Content-Type": "text/html"}, page())]
    assert client.fetch(f"{served.url}/a").raw == page()
    assert 30 in pauses
    served.answers["/b"] = busy
    with pytest.raises(RefusedError, match="429 Too Many Requests"):
        client.fetch(f"{served.url}/b")


def test_servers_are_told_who_asks(served: Site) -> None:
    one(served.page("/a", page()))
    assert served.headers["user-agent"] == USER_AGENT
    one(f"{served.url}/a", user_agent="moi (https://moi.example)")
    assert served.headers["user-agent"] == "moi (https://moi.example)"


# --- limits


def test_too_much_is_refused_compressed_too(served: Site) -> None:
    bomb = gzip.compress(b"\0" * (SIZE_LIMIT + 1))
    assert reason(served.page("/bomb", bomb, Content_Encoding="gzip")) == "longer than 20 MB"


def test_what_takes_too_long_is_given_up(served: Site) -> None:
    times = iter(range(0, 10_000, 61))
    client = Web(SourceOptions(allow_private=True), clock=lambda: next(times), sleep=lambda seconds: None)
    with pytest.raises(RefusedError, match="took longer than 60 s"):
        client.fetch(served.page("/a", page()))


def test_an_answer_that_breaks_off_is_refused(served: Site) -> None:
    served.answers["/a"] = (200, {"Content-Type": "text/html", "Content-Length": "99999"}, page())
    assert reason(f"{served.url}/a").startswith("the answer breaks off")


def test_redirections_are_followed_up_to_a_number(served: Site) -> None:
    served.answers["/old"] = (301, {"Location": "/visite"}, b"")
    served.page("/visite", page())
    assert one(f"{served.url}/old").url == f"{served.url}/visite"
    served.answers["/loop"] = (302, {"Location": "/loop"}, b"")
    assert reason(f"{served.url}/loop") == "more than 5 redirections"


# --- private addresses


def test_this_machine_is_not_asked_unless_that_is_wanted(served: Site) -> None:
    (error,) = read_articles([served.page("/a", page())])
    assert "127.0.0.1, an address of a private network: --allow-private" in str(error)
    assert served.asked == []


def test_a_name_that_stands_for_a_private_address_is_not_asked(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    resolves(monkeypatch, {"journal.example": "127.0.0.1"})
    (error,) = read_articles([served.url.replace("127.0.0.1", "journal.example") + "/a"])
    assert "journal.example is 127.0.0.1, an address of a private network" in str(error)
    assert served.asked == []


def test_a_redirection_to_a_private_address_is_not_followed(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first server passes for a public one; the second, to which it sends us, does not."""
    resolves(monkeypatch, {"journal.example": "127.0.0.1"})
    with site() as inside:
        served.answers["/a"] = (302, {"Location": f"{inside.url.replace('127.0.0.1', 'localhost')}/secret"}, b"")
        monkeypatch.setattr("kg.sources.addresses.is_public", lambda address: not inside.asked and len(served.asked) < 2)
        (error,) = read_articles([served.url.replace("127.0.0.1", "journal.example") + "/a"], options=SourceOptions(delay=0))
        assert "localhost is 127.0.0.1, an address of a private network" in str(error)
        assert (served.asked, inside.asked) == (["/robots.txt", "/a"], [])


def test_the_address_that_was_checked_is_the_one_that_is_asked(served: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers otherwise the second time (DNS rebinding) is not asked a second time."""
    asked = resolves(monkeypatch, {"journal.example": "127.0.0.1"})
    served.page("/a", page())
    assert one(served.url.replace("127.0.0.1", "journal.example") + "/a").title
    assert asked == ["journal.example"] * 2  # for robots.txt, and for the page
    assert served.headers["host"].startswith("journal.example:")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to make a certificate")
def test_a_certificate_is_checked_for_the_name_that_was_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resolves(monkeypatch, {"journal.example": "127.0.0.1", "autre.example": "127.0.0.1"})
    pair = ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "certificate.pem"), "-newkey", "ec", "-nodes", "-x509"]
    name = ["-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=journal.example", "-addext", "subjectAltName=DNS:journal.example"]
    subprocess.run(["openssl", "req", *pair, *name], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate.pem", tmp_path / "key.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with site(context) as served:
        address = served.page("/a", page())
        assert one(address.replace("127.0.0.1", "journal.example")).title
        assert "hostname 'autre.example' doesn't match" in reason(address.replace("127.0.0.1", "autre.example"))


def resolves(monkeypatch: pytest.MonkeyPatch, names: dict[str, str]) -> list[str]:
    """Let names stand for addresses; the names that were asked for."""
    asked: list[str] = []
    known = socket.getaddrinfo

    def getaddrinfo(host: str, *args: object, **kwargs: object) -> object:
        if host in names:
            asked.append(host)
        return known(names.get(host, host), *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *((address, True) for address in ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34")),
        *(
            (address, False)
            for address in ("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0")
        ),
        *((address, False) for address in ("::1", "::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "::ffff:127.0.0.1", "ff02::1")),
        *((address, False) for address in ("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "224.0.0.1", "255.255.255.255")),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://", "no web address"),
        ("https://user:secret@journal.example/a", "a password in an address ends in logs"),
        ("http://journal.example:99999/a", "no web address"),
        ("http://[::1/a", "no web address"),
        ("http://nobody.invalid/a", "nobody.invalid: no such host"),
    ],
)
def test_what_is_no_address_is_an_error(url: str, message: str) -> None:
    assert reason(url).startswith(message)


@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "ftp://journal.example/a", "gopher://127.0.0.1/"])
def test_redirections_lead_to_web_addresses_only(served: Site, scheme: str) -> None:
    served.answers["/a"] = (302, {"Location": scheme}, b"")
    assert reason(f"{served.url}/a").startswith("no web address: it must begin with http")


def test_a_port_where_nobody_listens_is_an_error() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "127.0.0.1 can't be reached" in reason(f"http://127.0.0.1:{port}/a")


# --- names


@pytest.mark.parametrize(
    "url",
    [
        "https://exemple.org/2025/visite-a-rabat.html",
        "http://www.exemple.org/2025/visite-a-rabat.html?utm_source=rss&fbclid=3#commentaires",
        "HTTPS://Exemple.org:443/2025/visite-a-rabat.html/",
    ],
)
def test_addresses_of_one_article_give_one_id(url: str) -> None:
    assert canonical(url) == "https://exemple.org/2025/visite-a-rabat.html"
    assert url_id(url) == "exemple-org-visite-a-rabat-" + str(url_id(url))[-8:]
    assert same_site(url, "https://exemple.org/")


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://exemple.org/a?id=1", "https://exemple.org/a?id=2"),
        ("https://exemple.org/a", "https://autre.org/a"),
        ("https://exemple.org/1/a", "https://exemple.org/2/a"),
    ],
)
def test_addresses_of_two_articles_give_two(url: str, other: str) -> None:
    assert url_id(url) != url_id(other)


def test_a_front_page_names_no_article() -> None:
    assert url_id("https://exemple.org/") is None


def test_two_articles_that_state_one_address_are_both_read(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"---\nurl: https://exemple.org/x\n---\nTitre {name}\n\nTexte.", encoding="utf-8")
    found = [article.id for article in read_articles([tmp_path]) if isinstance(article, Article)]
    assert found == [url_id("https://exemple.org/x"), "b"]
