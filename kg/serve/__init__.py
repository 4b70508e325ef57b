"""The graph over HTTP: SPARQL 1.1 Protocol, Graph Store Protocol for reading, things that dereference to RDF.

`negotiation` and `protocol` read requests, `jobs` answers them in a process of its own, `pool` keeps and kills such processes, `app` is the
ASGI application; the pages for people are in `kg.explore`. Needs the extra `newskg[serve]`.
"""
