// Shows the facts of the node or the line that was tapped, and dims what is not near it.
// args: nodes, facts (ColumnDataSource), panel (Div), welcome (HTML), sources (HTML of each article). All columns used here are escaped.
const picked = nodes.selected.indices, drawn = picked.length ? [] : facts.selected.indices
const near = new Set(picked), lines = new Set(drawn)
for (const i of picked) for (const f of nodes.data.facts[i]) lines.add(f)
for (const f of lines) near.add(facts.data.source[f]).add(facts.data.target[f])
const all = !picked.length && !drawn.length
nodes.data.alpha = nodes.data.alpha.map((_, i) => (all || near.has(i) ? 1 : 0.18))
facts.data.alpha = facts.data.alpha.map((_, f) => (all ? 0.55 : lines.has(f) ? 0.95 : 0.05))
nodes.change.emit()
facts.change.emit()
const head = (i) => `<h2>${nodes.data.label[i]}</h2><p class="kind">${nodes.data.kind[i]}</p>`
const quote = ([text, source]) => `<blockquote>${text}<cite>${sources[source]}</cite></blockquote>`
const card = (f) =>
  `<section><h3>${facts.data.told[f]}</h3><p class="more">${facts.data.more[f]}</p>${facts.data.quotes[f].map(quote).join("")}</section>`
const order = [...lines].sort((a, b) => facts.data.rank[a] - facts.data.rank[b] || a - b)
panel.text = all ? welcome : picked.map(head).join("") + order.map(card).join("")
