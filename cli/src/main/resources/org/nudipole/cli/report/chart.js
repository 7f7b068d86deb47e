// Draws the charts of a page from the numbers beside them; see Chart.java for what those hold.
(function () {
  'use strict';
  const WIDTH = 720, LEFT = 76, RIGHT = 16, TOP = 12, BOTTOM = 48;
  const COLOURS = ['#222222', '#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
  const DEPTH = 1e-6; // of the highest value, down to which a logarithmic axis goes

  function svg(parent, name, attributes, text) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function html(parent, name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    if (text !== undefined) element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function brief(value) {
    if (value === 0) return '0';
    const size = Math.abs(value);
    return size >= 1e5 || size < 1e-3 ? value.toExponential(3) : String(Number(value.toPrecision(4)));
  }

  function tick(value) {
    if (value === 0) return '0';
    const size = Math.abs(value);
    return size >= 1e5 || size < 1e-3
      ? value.toExponential(1).replace(/\.0e/, 'e').replace('e+', 'e') : String(Number(value.toPrecision(6)));
  }

  // A scale from values to places, and its ticks.
  function scale(axis, log, from, to) {
    const f = log ? Math.log10 : v => v;
    const a = f(axis.low), b = f(axis.high);
    const place = v => from + (f(v) - a) / (b - a) * (to - from);
    const ticks = [];
    if (log) {
      const decades = b - a, step = Math.max(1, Math.ceil(decades / 8));
      const within = decades < 1 ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : decades < 2.5 ? [1, 2, 5] : [1];
      for (let d = Math.floor(a); d <= b; d++) {
        within.filter(() => d % step === 0).map(m => m * Math.pow(10, d))
          .filter(v => v >= axis.low && v <= axis.high).forEach(v => ticks.push(v));
      }
    } else {
      const rough = (axis.high - axis.low) / 6, power = Math.pow(10, Math.floor(Math.log10(rough)));
      const step = [1, 2, 5, 10].map(m => m * power).find(s => s >= rough);
      for (let k = Math.ceil(axis.low / step - 1e-9); k * step <= axis.high * (1 + 1e-12); k++) ticks.push(k * step);
    }
    return { place, ticks, value: p => { const t = a + (p - from) / (to - from) * (b - a); return log ? Math.pow(10, t) : t; } };
  }

  function frame(plot, x, y, data, height) {
    const bottom = height - BOTTOM, right = WIDTH - RIGHT;
    x.ticks.forEach(v => {
      svg(plot, 'line', { x1: x.place(v), x2: x.place(v), y1: TOP, y2: bottom, class: 'grid' });
      svg(plot, 'text', { x: x.place(v), y: bottom + 16, 'text-anchor': 'middle' }, tick(v));
    });
    y.ticks.forEach(v => {
      svg(plot, 'line', { x1: LEFT, x2: right, y1: y.place(v), y2: y.place(v), class: 'grid' });
      svg(plot, 'text', { x: LEFT - 6, y: y.place(v) + 4, 'text-anchor': 'end' }, tick(v));
    });
    svg(plot, 'rect', { x: LEFT, y: TOP, width: right - LEFT, height: bottom - TOP, class: 'frame' });
    svg(plot, 'text', { x: (LEFT + right) / 2, y: height - 10, 'text-anchor': 'middle' }, data.x.label);
    svg(plot, 'text', { transform: 'translate(16 ' + (TOP + bottom) / 2 + ') rotate(-90)', 'text-anchor': 'middle' }, data.y.label);
  }

  // A button that turns something on and off.
  function toggle(bar, name, on, action) {
    const button = html(bar, 'button', 'toggle', name);
    button.type = 'button';
    button.setAttribute('aria-pressed', String(on));
    button.addEventListener('click', () => {
      const pressed = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(pressed));
      action(pressed);
    });
  }

  // Lines beside the pointer, which text(x, y) gives for a place in the picture.
  function hover(figure, plot, text) {
    const tip = html(figure, 'div', 'tip');
    plot.addEventListener('pointerleave', () => { tip.style.display = 'none'; });
    plot.addEventListener('pointermove', event => {
      const box = plot.getBoundingClientRect(), around = figure.getBoundingClientRect();
      const lines = text((event.clientX - box.left) * WIDTH / box.width, (event.clientY - box.top) * WIDTH / box.width);
      tip.style.display = lines.length ? 'block' : 'none';
      tip.textContent = lines.join('\n');
      const left = event.clientX - around.left;
      tip.style.left = (left > around.width / 2 ? left - tip.offsetWidth - 14 : left + 14) + 'px';
      tip.style.top = (event.clientY - around.top + 12) + 'px';
    });
  }

  function spectrum(figure, data) {
    const height = 420, hidden = new Set();
    const ends = data.points.flatMap(p => p.edges).concat(data.curves.flatMap(c => c.x));
    const values = data.points.flatMap(p => p.y).concat(data.curves.flatMap(c => c.y)).filter(v => v > 0);
    const most = Math.max(...values), least = Math.min(...values);
    const positive = Math.min(...ends.filter(v => v > 0));
    const state = { x: data.x.log, y: data.y.log };
    const bar = html(figure, 'div', 'bar');
    toggle(bar, 'log x', state.x, on => { state.x = on; draw(); });
    toggle(bar, 'log y', state.y, on => { state.y = on; draw(); });
    const legend = html(figure, 'div', 'legend');
    const plot = svg(figure, 'svg', { viewBox: '0 0 ' + WIDTH + ' ' + height, role: 'img' });
    let x, y;
    const series = data.curves.map((c, i) => ({ curve: c, name: c.name, colour: COLOURS[i % COLOURS.length], dash: i ? 2 + 2 * i + ' 3' : '' }))
      .concat(data.points.map((p, i) => ({ points: p, name: p.name, colour: COLOURS[data.points.length > 1 ? i % COLOURS.length : 0] })));
    series.forEach(s => {
      const entry = html(legend, 'button', 'entry', (s.points ? '\u25cf ' : '\u2014 ') + s.name);
      entry.type = 'button';
      entry.style.color = s.colour;
      entry.setAttribute('aria-pressed', 'true');
      entry.addEventListener('click', () => {
        if (!hidden.delete(s)) hidden.add(s);
        entry.setAttribute('aria-pressed', String(!hidden.has(s)));
        draw();
      });
    });

    function draw() {
      plot.replaceChildren();
      const low = state.x && data.x.low <= 0 ? positive : data.x.low;
      x = scale({ low, high: data.x.high }, state.x, LEFT, WIDTH - RIGHT);
      const depth = Math.max(least, most * DEPTH);
      y = scale(state.y ? { low: depth / 1.5, high: 2 * most } : { low: 0, high: 1.08 * most }, state.y, height - BOTTOM, TOP);
      frame(plot, x, y, data, height);
      const clip = 'clip' + Math.random().toString(36).slice(2);
      svg(svg(plot, 'clipPath', { id: clip }), 'rect', { x: LEFT, y: TOP, width: WIDTH - RIGHT - LEFT, height: height - BOTTOM - TOP });
      const inside = svg(plot, 'g', { 'clip-path': 'url(#' + clip + ')' });
      // Below a logarithmic axis a curve leaves the frame.
      const up = v => state.y && !(v > 0) ? height : y.place(v);
      series.filter(s => !hidden.has(s)).forEach(s => s.curve ? line(inside, s, up) : dots(inside, s, up));
    }

    function line(parent, s, up) {
      const c = s.curve;
      let path = '', pen = false;
      c.y.forEach((v, i) => {
        if (v === null || (state.x && !(c.x[i] > 0))) { pen = false; return; }
        if (c.x.length > c.y.length) {
          path += (pen ? 'L' : 'M') + x.place(c.x[i]) + ' ' + up(v) + 'L' + x.place(c.x[i + 1]) + ' ' + up(v);
        } else {
          path += (pen ? 'L' : 'M') + x.place(c.x[i]) + ' ' + up(v);
        }
        pen = true;
      });
      svg(parent, 'path', { d: path, fill: 'none', stroke: s.colour, 'stroke-width': 1.8, 'stroke-dasharray': s.dash });
    }

    function middle(p, i) {
      return state.x && p.edges[i] > 0 ? Math.sqrt(p.edges[i] * p.edges[i + 1]) : (p.edges[i] + p.edges[i + 1]) / 2;
    }

    function dots(parent, s, up) {
      const p = s.points;
      p.y.forEach((v, i) => {
        const at = middle(p, i);
        if (p.counts[i] === 0 || (state.x && !(at > 0))) return;
        svg(parent, 'line', { x1: x.place(at), x2: x.place(at), y1: up(p.low[i]), y2: up(p.high[i]), stroke: s.colour });
        svg(parent, 'circle', { cx: x.place(at), cy: up(v), r: 3, fill: s.colour });
      });
    }

    // Of the curve's point or step nearest to the pointer.
    function nearest(c, at) {
      const steps = c.x.length > c.y.length;
      let best = -1;
      c.y.forEach((v, i) => {
        if (steps ? at >= c.x[i] && at < c.x[i + 1] : best < 0 || Math.abs(c.x[i] - at) < Math.abs(c.x[best] - at)) best = i;
      });
      return best;
    }

    hover(figure, plot, (px, py) => {
      if (px < LEFT || px > WIDTH - RIGHT || py < TOP || py > height - BOTTOM) return [];
      const at = x.value(px), lines = [data.x.label + ': ' + brief(at)];
      series.filter(s => !hidden.has(s)).forEach(s => {
        if (s.curve) {
          const i = nearest(s.curve, at);
          if (i >= 0 && s.curve.y[i] !== null) lines.push(s.name + ': ' + brief(s.curve.y[i]));
          return;
        }
        const p = s.points, i = p.counts.findIndex((n, k) => at >= p.edges[k] && at < p.edges[k + 1]);
        if (i >= 0) {
          lines[0] = data.x.label + ': ' + brief(p.edges[i]) + ' to ' + brief(p.edges[i + 1]);
          lines.push(s.name + ': ' + p.counts[i] + (p.expected[i] > 0 ? ', expected ' + brief(p.expected[i]) : ''));
        }
      });
      return lines;
    });
    draw();
  }

  function map(figure, data) {
    const rows = data.counts.length, columns = data.counts[0].length;
    const size = Math.min((WIDTH - LEFT - RIGHT) / columns, 480 / rows);
    const height = TOP + BOTTOM + size * rows;
    const most = Math.max(...data.counts.map(row => Math.max(...row)));
    const x = scale(data.x, false, LEFT, LEFT + size * columns), y = scale(data.y, false, TOP + size * rows, TOP);
    const bar = html(figure, 'div', 'bar');
    const key = html(bar, 'span', 'key', 'white 0, dark ' + most + ' events a cell');
    toggle(bar, 'log colours', false, on => paint(on));
    const plot = svg(figure, 'svg', { viewBox: '0 0 ' + WIDTH + ' ' + height, role: 'img' });
    const cells = [];
    data.counts.forEach((row, r) => row.forEach((n, c) => {
      if (n > 0) cells.push([n, svg(plot, 'rect', { x: LEFT + c * size, y: TOP + (rows - 1 - r) * size, width: size + 0.3, height: size + 0.3 })]);
    }));
    const axes = svg(plot, 'g', { class: 'axes' });
    x.ticks.forEach(v => svg(axes, 'text', { x: x.place(v), y: height - BOTTOM + 16, 'text-anchor': 'middle' }, tick(v)));
    y.ticks.forEach(v => svg(axes, 'text', { x: LEFT - 6, y: y.place(v) + 4, 'text-anchor': 'end' }, tick(v)));
    svg(axes, 'rect', { x: LEFT, y: TOP, width: size * columns, height: size * rows, class: 'frame' });
    svg(axes, 'text', { x: LEFT + size * columns / 2, y: height - 10, 'text-anchor': 'middle' }, data.x.label);
    svg(axes, 'text', { transform: 'translate(16 ' + (TOP + size * rows / 2) + ') rotate(-90)', 'text-anchor': 'middle' }, data.y.label);

    // From light to dark blue.
    function paint(log) {
      cells.forEach(([n, cell]) => {
        const t = log ? Math.log(1 + n) / Math.log(1 + most) : n / most;
        cell.setAttribute('fill', 'rgb(' + [[235, 8], [243, 48], [251, 107]].map(([a, b]) => Math.round(a + (b - a) * t)).join(',') + ')');
      });
    }

    hover(figure, plot, (px, py) => {
      const c = Math.floor((px - LEFT) / size), r = rows - 1 - Math.floor((py - TOP) / size);
      return c < 0 || c >= columns || r < 0 || r >= rows ? []
        : [data.x.label + ': ' + brief(x.value(px)), data.y.label + ': ' + brief(y.value(py)), data.counts[r][c] + ' events'];
    });
    paint(false);
  }

  document.querySelectorAll('figure.chart').forEach(figure => {
    const data = JSON.parse(figure.querySelector('script').textContent);
    (data.kind === 'map' ? map : spectrum)(figure, data);
  });
})();
