"""One module a page; each adds itself with `add_pages(explorer)`."""
