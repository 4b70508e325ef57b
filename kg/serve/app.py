"""The ASGI application: routes, limits, and errors as HTTP statuses.

| path | what |
|---|---|
| `/sparql` | SPARQL 1.1 Protocol: GET and POST; updates with a token only |
| `/graphs?graph=IRI`, `/graphs?default` | Graph Store Protocol, reading only |
| `/person/…`, `/article/…`, any id of the graph | RDF; a browser is led to the explorer's page, where there is one (303 See Other) |
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.serve.jobs import UNION, Answer, Ask, Describe, Dump, Job
from kg.serve.pool import DiedError, OverloadedError, Pool
from kg.serve.protocol import RefusedError, read_operation

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
}


class _Kind(StringConvertor):
    """The first segment of an id; what begins with "_" belongs to the explorer."""

    regex = "[^/_][^/]*"


register_url_convertor("kind", _Kind())


def application(pool: Pool, *, token: str | None = None, hosts: tuple[str, ...] = LOOPBACK, pages: bool = False) -> Starlette:
    """The server of one graph.

    In: the processes that answer; the bearer token that updates need (None: there are no updates); the names under which browsers may
    reach it (the Host header: other names would let pages of other sites read through them); whether there are `pages` to lead to.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        pool.start()
        try:
            yield
        finally:
            pool.stop()

    endpoints = _Endpoints(pool, token, pages)
    routes = [
        Route("/sparql", endpoints.sparql, methods=["GET", "POST"]),
        Route("/graphs", endpoints.graphs, methods=["GET", "HEAD"]),
        Route("/{kind:kind}/{rest:path}", endpoints.thing, methods=["GET", "HEAD"]),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)]
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan, exception_handlers={RefusedError: _refuse})


class _Endpoints:
    """One method a route."""

    def __init__(self, pool: Pool, token: str | None, pages: bool) -> None:
        self._pool, self._token, self._pages = pool, token, pages

    async def sparql(self, request: Request) -> Response:
        """A query, or an update where the token is right."""
        body = await self._body(request)
        operation = read_operation(request.method, request.headers.get("content-type", ""), request.query_params.multi_items(), body)
        if operation.kind == "update":
            self._authorise(request)
        return await self._answer(request, Ask(operation, _accept(request)))

    async def graphs(self, request: Request) -> Response:
        """A whole graph."""
        names, default = request.query_params.getlist("graph"), "default" in request.query_params
        if len(names) + default != 1:
            raise RefusedError(400, "name one graph: ?graph=IRI or ?default")
        return await self._answer(request, Dump(names[0] if names else UNION, _accept(request)))

    async def thing(self, request: Request) -> Response:
        """A thing of the graph by the path of its IRI."""
        id_ = f"{request.path_params['kind']}/{request.path_params['rest']}"
        return await self._answer(request, Describe(id_, _accept(request), self._pages))

    def _authorise(self, request: Request) -> None:
        if self._token is None:
            raise RefusedError(403, "this server only reads: it was started without a token for updates")
        given = request.headers.get("authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
            raise RefusedError(401, "updates need the header Authorization: Bearer TOKEN")

    async def _body(self, request: Request) -> bytes:
        """The request's body; more than the limit is refused before it is read to its end."""
        body, limits = bytearray(), self._pool.limits
        try:
            async with asyncio.timeout(limits.seconds):
                async for chunk in request.stream():
                    body += chunk
                    if len(body) > limits.request_bytes:
                        raise RefusedError(413, f"a request may have at most {limits.request_bytes:,} bytes")
        except TimeoutError as error:
            raise RefusedError(408, f"the request did not come within {limits.seconds:g} s") from error
        return bytes(body)

    async def _answer(self, request: Request, job: Job) -> Response:
        try:
            answer = await _unless_gone(request, self._pool.ask(job))
        except TimeoutError:
            return _text(504, f"no answer within {self._pool.limits.seconds:g} s: ask for less")
        except OverloadedError as error:
            return _text(503, str(error), {"Retry-After": "1"})
        except DiedError as error:
            return _text(500, str(error))
        return _response(answer)


async def _unless_gone(request: Request, answer: Awaitable[Answer]) -> Answer:
    """The answer, or TimeoutError as soon as the client has closed the connection; then what it asked for is cancelled."""
    task, gone = asyncio.ensure_future(answer), asyncio.ensure_future(_gone(request.receive))
    try:
        done, _ = await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if task in done:
            return task.result()
        raise TimeoutError
    finally:
        task.cancel()
        gone.cancel()


async def _gone(receive: Callable[[], Awaitable[object]]) -> None:
    while True:
        message = await receive()
        if isinstance(message, dict) and message.get("type") == "http.disconnect":
            return


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _response(answer: Answer) -> Response:
    charset = "; charset=utf-8" if answer.media.startswith("text/") else ""
    location = {"Location": answer.location} if answer.location else {}
    return Response(answer.body, answer.status, {**_HEADERS, "Content-Type": answer.media + charset, **location})


def _text(status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(text + "\n", status, {**_HEADERS, **(headers or {})})


async def _refuse(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else None
    return _text(error.status, str(error), headers)
