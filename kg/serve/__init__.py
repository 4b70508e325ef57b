"""The graph over HTTP: SPARQL 1.1 Protocol, Graph Store Protocol for reading, entities that dereference to HTML or RDF.

`negotiation` and `protocol` read requests, `jobs` answers them in a process of its own, `pool` keeps and kills such processes, `app` is the
ASGI application, `pages` the HTML. Needs the extra `newskg[serve]`.
"""
