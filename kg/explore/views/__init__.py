"""What the pages show, read from a graph: plain values, and bounded work however large the graph is."""
