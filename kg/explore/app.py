"""Mounts the pages on the server: NiceGUI beside the endpoint, in one process.

| path | what |
|---|---|
| `/` `/search` `/entity` `/article` `/network` `/countries` `/offices` `/questions` | pages; what they show is in their parameters |
| `/settings` `/unlock` `/lock` | language, theme and editing, kept in cookies |

A browser that is told by the Content-Security-Policy asks this server only; web sockets are refused to pages of other origins.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from nicegui import app as pages
from nicegui import ui
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.explore import texts
from kg.explore.pages import article, countries, entity, home, network, offices, questions
from kg.explore.session import EDIT, LANG, THEME, THEMES, Explorer
from kg.serve.pool import Pool

_FILES: Final = Path(__file__).resolve().parent / "page"
_YEAR: Final = 365 * 24 * 3600
_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""NiceGUI compiles its templates in the browser, hence 'unsafe-eval'; nothing is loaded from elsewhere, and text is never markup."""


def mount(app: Starlette, pool: Pool, token: str | None) -> None:
    """Add the pages to a server; once in a process, since NiceGUI keeps its pages for all."""
    explorer = Explorer(pool, token)
    for page in (home, entity, article, network, countries, offices, questions):
        page.add_pages(explorer)
    app.router.routes += [*_settings(explorer), *_files()]
    icon = (_FILES / "icon.svg").read_text(encoding="utf-8")
    ui.run_with(app, title="newskg", favicon=icon, tailwind=False, show_welcome_message=False, reconnect_timeout=10)  # type: ignore[arg-type]
    pages.on_startup(explorer.names)  # so that the first search need not wait for the index
    app.add_middleware(_Guard)


def _files() -> list[Route]:
    def serve(name: str) -> Callable[[Request], Response]:
        return lambda _: FileResponse(_FILES / name, headers={"Cache-Control": "no-cache"})

    return [Route("/explorer.css", serve("explorer.css")), Route("/world.json", serve("world.json"))]


def _settings(explorer: Explorer) -> list[Route]:
    def settings(request: Request) -> Response:
        response = _back(request)
        for name, cookie, known in (("lang", LANG, texts.LANGUAGES), ("theme", THEME, THEMES)):
            if (value := request.query_params.get(name, "")) in known:
                response.set_cookie(cookie, value, max_age=_YEAR, httponly=True, samesite="lax")
        return response

    def unlock(request: Request) -> Response:
        cookie = explorer.open_editing(request.query_params.get("key", ""))
        if cookie is None:
            return PlainTextResponse("this link was used: go back and give the token again\n", 403)
        response = _back(request)
        response.set_cookie(EDIT, cookie, httponly=True, samesite="strict")
        return response

    def lock(request: Request) -> Response:
        explorer.end_editing(request.cookies.get(EDIT, ""))
        response = _back(request)
        response.delete_cookie(EDIT)
        return response

    return [Route("/settings", settings), Route("/unlock", unlock), Route("/lock", lock)]


def _back(request: Request) -> RedirectResponse:
    """To the page that one came from; only ever one of ours."""
    address = request.query_params.get("next", "/")
    parts = urlsplit(address)
    ours = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return RedirectResponse(address if ours else "/", 303)


class _Guard:
    """Adds the policy to pages, and refuses web sockets that pages of other origins open."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if scope["path"].startswith("/_nicegui_ws") and origin and urlsplit(origin).netloc != headers.get("host"):
            refusal = PlainTextResponse("only for pages of this server\n", 403)
            return await (
                send({"type": "websocket.close", "code": 1008}) if scope["type"] == "websocket" else refusal(scope, receive, send)
            )

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                own.setdefault("Content-Security-Policy", _POLICY)
                own.setdefault("X-Content-Type-Options", "nosniff")
                own.setdefault("Referrer-Policy", "no-referrer")
            await send(message)

        return await self._app(scope, receive, sending)
