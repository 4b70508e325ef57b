// Lights up the nodes whose name holds the words typed (accents and case aside); Enter opens the first and moves to it.
// args: nodes, facts, panel, welcome, plot, enter (bool)
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’ʼ‘]/g, "'").toLowerCase().trim()
const typed = fold(enter ? cb_obj.value : cb_obj.value_input)
const found = []
nodes.data.folded.forEach((name, i) => typed && name.includes(typed) && found.push(i))
found.sort((a, b) => nodes.data.size[b] - nodes.data.size[a])
if (enter && found.length) {
  const [first] = found, x = nodes.data.x[first], y = nodes.data.y[first]
  const width = (plot.x_range.end - plot.x_range.start) / 2, height = (plot.y_range.end - plot.y_range.start) / 2
  plot.x_range.setv({ start: x - width, end: x + width })
  plot.y_range.setv({ start: y - height, end: y + height })
  nodes.selected.indices = [first]
} else if (!enter) {
  const hits = new Set(found)
  nodes.data.alpha = nodes.data.alpha.map((_, i) => (!typed || hits.has(i) ? 1 : 0.12))
  facts.data.alpha = facts.data.alpha.map(() => (typed ? 0.1 : 0.55))
  nodes.change.emit()
  facts.change.emit()
  const names = found.slice(0, 20).map((i) => `<li>${nodes.data.label[i]} <span class="kind">${nodes.data.kind[i]}</span></li>`)
  const answer = found.length ? `<p>${found.length} found; Enter opens the first.</p><ol>${names.join("")}</ol>` : "<p>Nothing of that name.</p>"
  panel.text = typed ? answer : welcome
}
