// A page for Mermaid to draw on without a browser: jsdom, with the measuring that jsdom lacks. The
// same source gives the same drawing on every computer, since no font is asked.
import { JSDOM } from 'jsdom';

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

const none = { x: 0, y: 0, width: 0, height: 0 };
const lineHeight = 1.2;

/** Width of a text in ems of Inter, near enough for boxes that have padding. @param {string} text */
export function ems(text) {
  let width = 0;
  for (const char of text) {
    if (char.codePointAt(0) > 0x2e80) width += 1;
    else if (/[ilI.,'|!:;()[\]ftrj ]/.test(char)) width += 0.31;
    else if (/[mwMW@%—]/.test(char)) width += 0.88;
    else if (/[A-Z_#&/]/.test(char)) width += 0.67;
    else width += 0.57;
  }
  return width;
}

/** @param {Element} element @param {string} name */
const number = (element, name) => Number.parseFloat(element.getAttribute(name) ?? '') || 0;

/** @param {Element} element @returns {number} px */
function fontSize(element) {
  for (let e = element; e; e = e.parentElement) {
    const size = Number.parseFloat(e.style?.fontSize || e.getAttribute('font-size') || '');
    if (size) return size;
  }
  return 16;
}

/** @param {number[]} numbers pairs of x and y @returns {Box} */
function around(numbers) {
  const xs = numbers.filter((_, i) => i % 2 === 0);
  const ys = numbers.filter((_, i) => i % 2 === 1);
  if (ys.length === 0) return none;
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** @param {Element} element @returns {Box} in the element's own coordinates */
function boxOf(element) {
  const numbers = (/** @type {string} */ name) =>
    (element.getAttribute(name)?.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  switch (element.tagName) {
    case 'rect':
      return {
        x: number(element, 'x'),
        y: number(element, 'y'),
        width: number(element, 'width'),
        height: number(element, 'height'),
      };
    case 'circle': {
      const r = number(element, 'r');
      return {
        x: number(element, 'cx') - r,
        y: number(element, 'cy') - r,
        width: 2 * r,
        height: 2 * r,
      };
    }
    case 'line':
      return around(['x1', 'y1', 'x2', 'y2'].map((name) => number(element, name)));
    case 'polygon':
      return around(numbers('points'));
    case 'path':
      return around(numbers('d'));
    case 'text':
    case 'tspan': {
      const rows = [...element.querySelectorAll(':scope > tspan')];
      const texts =
        rows.length > 0 ? rows.map((row) => row.textContent ?? '') : [element.textContent ?? ''];
      const size = fontSize(element);
      const width = Math.max(...texts.map(ems)) * size;
      // Mermaid's own styles, which nothing here applies, centre what is in a node.
      const centred = element.closest('.node');
      return {
        x: number(element, 'x') - (centred ? width / 2 : 0),
        y: number(element, 'y'),
        width,
        height: texts.length * size * lineHeight,
      };
    }
    case 'g':
    case 'svg':
    case 'a': {
      const boxes = [...element.children]
        .map(placed)
        .filter(({ width, height }) => width + height > 0);
      return around(boxes.flatMap((b) => [b.x, b.y, b.x + b.width, b.y + b.height]));
    }
    default:
      return none;
  }
}

/** @param {Element} element @returns {Box} in its parent's coordinates */
function placed(element) {
  const box = boxOf(element);
  const [x = 0, y = 0] =
    /translate\(([^)]*)\)/
      .exec(element.getAttribute('transform') ?? '')?.[1]
      .split(/[ ,]+/)
      .map(Number) ?? [];
  return { ...box, x: box.x + x, y: box.y + y };
}

/** Makes the globals that Mermaid expects, and gives back the window they belong to. */
export function openPage() {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  for (const name of [
    'document',
    'Element',
    'SVGElement',
    'HTMLElement',
    'Node',
    'DOMParser',
    'XMLSerializer',
    'CSSStyleSheet',
  ]) {
    globalThis[name] = window[name];
  }
  globalThis.window = window;
  globalThis.getComputedStyle = window.getComputedStyle.bind(window);
  Object.assign(window.SVGElement.prototype, {
    getBBox() {
      return boxOf(this);
    },
    getComputedTextLength() {
      return ems(this.textContent ?? '') * fontSize(this);
    },
    getBoundingClientRect() {
      return boxOf(this);
    },
  });
  return window;
}
