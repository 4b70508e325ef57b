"""Making a site of `docs/`: pages generated from the code and the ontology, and files of the repository taken over as pages."""
