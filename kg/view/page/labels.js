// Writes the names that find room at this zoom, those of the chosen and the larger nodes first; waits until moving and zooming pause.
// args: nodes, labels (ColumnDataSource), plot (figure)
const write = () => {
  const { start: x0, end: x1 } = plot.x_range, { start: y0, end: y1 } = plot.y_range, { x, y, size, short, alpha } = nodes.data
  const wide = plot.inner_width, high = plot.inner_height
  const boxes = [], shown = { x: [], y: [], text: [], size: [], offset: [] }
  const picked = new Set(nodes.selected.indices), worth = (i) => size[i] + (picked.has(i) ? 1000 : 0)
  for (const i of size.map((_, i) => i).sort((a, b) => worth(b) - worth(a))) {
    const across = ((x[i] - x0) / (x1 - x0)) * wide, up = ((y[i] - y0) / (y1 - y0)) * high
    if (short[i] === "" || alpha[i] < 1 || across < 0 || up < 0 || across > wide || up > high) continue
    const font = Math.min(16, 10 + size[i] / 8), half = short[i].length * font * 0.27 + 3, radius = size[i] / 2
    const box = [across - half, up - radius - font - 3, across + half, up - radius - 1]
    if (boxes.some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3])) continue
    boxes.push(box, [across - radius, up - radius, across + radius, up + radius])
    shown.x.push(x[i])
    shown.y.push(y[i])
    shown.text.push(short[i])
    shown.size.push(`${font.toFixed(1)}px`)
    shown.offset.push(radius + 2)
  }
  labels.data = shown
}
clearTimeout(labels.waiting)
labels.waiting = setTimeout(write, 60)
