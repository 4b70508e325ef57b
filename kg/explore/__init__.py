"""The explorer: pages on a graph for people, in French and English, beside the endpoint of `kg.serve` and without any network.

`views` asks the graph and returns plain values (no web library); `pages` shows them with NiceGUI, in the words of `texts`; `app` mounts the
pages on the server. Text from articles is only ever shown as text. Needs the extra `newskg[serve]`.
"""
