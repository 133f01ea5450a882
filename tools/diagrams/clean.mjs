// Turns what Mermaid drew into a drawing of ours: a few elements, classes that app/_ui/diagram.css
// colours for light and dark, `data-part` on what can light up, and nothing a strict policy forbids.

const kept = {
  g: ['transform'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry', 'transform'],
  circle: ['cx', 'cy', 'r', 'transform'],
  line: ['x1', 'y1', 'x2', 'y2', 'marker-end', 'marker-start'],
  path: ['d', 'transform', 'marker-end', 'marker-start'],
  polygon: ['points', 'transform'],
  text: ['x', 'y', 'transform', 'text-anchor', 'dominant-baseline', 'font-size'],
  tspan: ['x', 'y', 'dx', 'dy', 'text-anchor'],
  marker: ['viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'markerUnits', 'orient'],
  title: [],
  desc: [],
};

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (char) => escapes[char]);
/** Coordinates to a tenth of a pixel. @param {string} value */
const rounded = (value) =>
  value.replace(/-?\d+\.\d+(e-?\d+)?/g, (n) => String(Math.round(Number(n) * 10) / 10));

/** @param {Element} element @returns {string | undefined} our class */
function classOf(element) {
  const has = (/** @type {string} */ name) => element.classList.contains(name);
  if (element.closest('marker')) return element.tagName === 'marker' ? undefined : 'd-head';
  switch (element.tagName) {
    case 'text':
      return 'd-text';
    case 'line':
    case 'path':
      if (has('actor-line')) return 'd-lifeline';
      if (has('messageLine1') || has('edge-pattern-dotted') || has('edge-pattern-dashed'))
        return 'd-line d-dashed';
      if (has('messageLine0') || has('flowchart-link') || has('loopLine')) return 'd-line';
      return element.closest('.node') ? 'd-shape' : 'd-line';
    case 'rect':
    case 'circle':
    case 'polygon':
      if (has('background')) return 'd-back';
      if (has('note')) return 'd-note';
      return element.closest('.cluster') ? 'd-group' : 'd-shape';
    default:
      return undefined;
  }
}

/**
 * Name of the part a drawn element stands for.
 * @param {Element} element @param {string[]} messages parts of the messages of a sequence, in order
 */
function partOf(element, messages) {
  const id = element.getAttribute('data-id');
  if (element.tagName === 'g' && element.classList.contains('node')) {
    return /flowchart-(.+)-\d+$/.exec(element.id)?.[1];
  }
  if (element.tagName === 'g' && element.getAttribute('data-et') === 'participant')
    return id ?? undefined;
  if (element.classList.contains('flowchart-link'))
    return /^L_(.+)_(.+)_\d+$/
      .exec(id ?? '')
      ?.slice(1)
      .join('-');
  if (element.tagName === 'g' && element.classList.contains('label') && id) {
    return /^L_(.+)_(.+)_\d+$/.exec(id)?.slice(1).join('-');
  }
  for (const [selector, name] of [
    ['.messageLine0, .messageLine1', 'line'],
    ['.messageText', 'text'],
  ]) {
    if (!element.matches(selector)) continue;
    const all = [...element.ownerDocument.querySelectorAll(selector)];
    const part = messages[all.indexOf(element)];
    if (!part)
      throw new Error(`no "%% part:" before message ${all.indexOf(element) + 1} (${name})`);
    return part;
  }
  return undefined;
}

/**
 * Where the words of a message stand: close above its line, which Mermaid leaves to the font.
 * @param {Element} text
 */
function aboveItsLine(text) {
  const all = (/** @type {string} */ selector) => [
    ...text.ownerDocument.querySelectorAll(selector),
  ];
  const line = all('.messageLine0, .messageLine1')[all('.messageText').indexOf(text)];
  const y = line?.tagName === 'line' ? Number(line.getAttribute('y1')) : undefined;
  return y === undefined ? undefined : y - 11;
}

/**
 * @param {Element} svg what Mermaid drew, inside a document of its own
 * @param {{ prefix: string, messages: string[] }} options prefix begins the ids, which are the page's
 * @returns {string} the drawing
 */
export function clean(svg, { prefix, messages }) {
  const used = new Set(
    [...svg.querySelectorAll('[marker-end], [marker-start]')].flatMap((element) =>
      ['marker-end', 'marker-start'].flatMap(
        (name) => /#([^)"]+)/.exec(element.getAttribute(name) ?? '')?.[1] ?? [],
      ),
    ),
  );

  /** @param {Element} element @returns {string} */
  function draw(element) {
    const tag = element.tagName;
    if (tag === 'marker' && !used.has(element.id)) return '';
    const inside = [...element.childNodes]
      .map((node) =>
        node.nodeType === 3
          ? /^(text|tspan|title|desc)$/.test(tag)
            ? escaped(node.data)
            : ''
          : node.nodeType === 1
            ? draw(node)
            : '',
      )
      .join('');
    if (tag === 'defs') return inside && `<defs>${inside}</defs>`;
    if (!(tag in kept)) return '';
    if (/^(g|text|tspan)$/.test(tag) && inside.trim() === '') return '';
    if (tag === 'rect' && Number(element.getAttribute('width') ?? 0) === 0) return '';
    const attributes = kept[tag].flatMap((name) => {
      const value = element.getAttribute(name) ?? element.style?.getPropertyValue(name) ?? '';
      if (value === '' || value === 'none') return [];
      const own = value.replace(/url\("?#([^")]+)"?\)/, (_, id) => `url(#${prefix}-${id})`);
      return [`${name}="${escaped(/^url/.test(own) ? own : rounded(own))}"`];
    });
    const part = partOf(element, messages);
    // Mermaid centres the words of a box by a style, which is not kept.
    if (tag === 'text' && element.closest('.node')) attributes.push('text-anchor="middle"');
    if (element.matches('.messageText'))
      attributes[1] = `y="${aboveItsLine(element) ?? element.getAttribute('y')}"`;
    if (tag === 'marker') attributes.unshift(`id="${prefix}-${element.id}"`);
    if (tag === 'title' || tag === 'desc') attributes.unshift(`id="${prefix}-${tag}"`);
    if (part) attributes.unshift(`data-part="${escaped(part)}"`);
    const name = classOf(element);
    if (name) attributes.unshift(`class="${name}"`);
    return `<${[tag, ...attributes].join(' ')}>${inside}</${tag}>`;
  }

  const [x, y, width, height] = (svg.getAttribute('viewBox') ?? '')
    .split(' ')
    .map((n) => Math.round(Number(n)));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}"` +
    ` role="img" aria-labelledby="${prefix}-title ${prefix}-desc">${[...svg.children].map(draw).join('')}</svg>\n`
  );
}
