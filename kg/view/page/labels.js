// Writes the names that find room at this zoom, those of the larger nodes first.
// args: nodes, labels (ColumnDataSource), plot (figure)
const { start: x0, end: x1 } = plot.x_range, { start: y0, end: y1 } = plot.y_range
const wide = plot.inner_width || 900, high = plot.inner_height || 700
const boxes = [], shown = { x: [], y: [], text: [], size: [], offset: [] }
const order = nodes.data.size.map((_, i) => i).sort((a, b) => nodes.data.size[b] - nodes.data.size[a])
for (const i of order) {
  if (nodes.data.short[i] === "" || nodes.data.alpha[i] < 1) continue
  const x = ((nodes.data.x[i] - x0) / (x1 - x0)) * wide, y = ((nodes.data.y[i] - y0) / (y1 - y0)) * high
  if (x < 0 || y < 0 || x > wide || y > high) continue
  const font = Math.min(17, 10 + nodes.data.size[i] / 8), half = nodes.data.short[i].length * font * 0.27 + 3
  const top = y - nodes.data.size[i] / 2 - 1, box = [x - half, top - font - 2, x + half, top]
  if (boxes.some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3])) continue
  boxes.push(box, [x - nodes.data.size[i] / 2, y - nodes.data.size[i] / 2, x + nodes.data.size[i] / 2, y + nodes.data.size[i] / 2])
  shown.x.push(nodes.data.x[i])
  shown.y.push(nodes.data.y[i])
  shown.text.push(nodes.data.short[i])
  shown.size.push(`${font.toFixed(1)}px`)
  shown.offset.push(nodes.data.size[i] / 2 + 2)
}
labels.data = shown
