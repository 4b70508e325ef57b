"""The reference of named queries, from `queries/*.rq`."""

from __future__ import annotations

from kg.query.named import NamedQuery, named_queries

HEAD = """# Named queries

`kg query NAME --PARAMETER VALUE` asks one, `graph.query("NAME", PARAMETER="VALUE")` does in Python. Each is a file in `queries/` with
its title, description and typed parameters at its head; your own file is asked by its path. Names are understood without accents and
case, countries by their ISO code as well.
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join([HEAD, *map(_section, named_queries().values())])


def _section(query: NamedQuery) -> str:
    usage = " ".join(["kg query", query.name, *(parameter.usage for parameter in query.parameters)])
    lines = [f"## {query.name}", "", f"**{query.title}.** {query.description}", "", f"```console\n$ {usage}\n```", ""]
    if query.parameters:
        lines += ["| parameter | kind | | what |", "|---|---|---|---|"]
        for each in query.parameters:
            need = "required" if each.required else f"by default {each.default}" if each.default else "optional"
            lines.append(f"| `--{each.name}` | {each.kind} | {need} | {each.description} |")
    sparql = "\n".join(line for line in query.text.splitlines() if not line.startswith("#")).strip()
    return "\n".join([*lines, "", '??? note "SPARQL"', "", *(f"    {line}" for line in ["```sparql", *sparql.splitlines(), "```"]), ""])


def undescribed() -> list[str]:
    """What lacks a title or a description: queries and their parameters."""
    found = [query.name for query in named_queries().values() if query.title == query.name or not query.description]
    return found + [f"{q.name} --{p.name}" for q in named_queries().values() for p in q.parameters if not p.description]
