// What Mermaid drew becomes a drawing a strict policy accepts, and stays the same from run to run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filesBelow } from './hash.mjs';
import { root } from './paths.mjs';

function draw(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'diagrams-'));
  try {
    execFileSync(process.execPath, [join(root, 'tools', 'diagrams', 'draw.mjs'), folder]);
    return filesBelow(folder).map((file) => readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let drawings: readonly string[];
beforeAll(() => {
  drawings = draw();
}, 120_000);

test('drawings are deterministic, carry no styles or scripts, and name their parts', () => {
  expect(draw()).toEqual(drawings);
  expect(drawings.length).toBeGreaterThan(0);
  for (const svg of drawings) {
    expect(svg).not.toMatch(
      /<style|<script|<foreignObject|\sstyle=|\son\w+=|https?:\/\/(?!www\.w3\.org)/,
    );
    expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title>/);
    expect(svg).toMatch(/data-part="/);
    expect(svg).not.toContain('NaN');
  }
}, 240_000);

test('an arrow leaves a box at its edge, and comes to another', () => {
  let arrows = 0;
  for (const svg of drawings) {
    const boxes = [
      ...svg.matchAll(
        /data-part="[^"]+" transform="translate\(([-\d.]+), ([-\d.]+)\)"><rect class="d-shape" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
      ),
    ].map((match) => match.slice(1).map(Number));
    const away = (x: number, y: number): number =>
      Math.min(
        ...boxes.map(([cx = 0, cy = 0, left = 0, top = 0, width = 0, height = 0]) =>
          Math.max(cx + left - x, x - cx - left - width, cy + top - y, y - cy - top - height, 0),
        ),
      );
    // Sequences have no such arrows, and neither have shapes other than rectangles.
    if (!svg.includes('flowchart') || /<(polygon|circle|ellipse)/.test(svg)) continue;
    for (const [, d = ''] of svg.matchAll(/class="d-line"[^>]* d="([^"]+)"/g)) {
      const at = (d.match(/-?[\d.]+/g) ?? []).map(Number);
      const [first = 0, second = 0] = at;
      const [last = 0, end = 0] = at.slice(-2);
      expect(away(first, second), d).toBeLessThan(6);
      expect(away(last, end), d).toBeLessThan(6);
      arrows++;
    }
  }
  expect(arrows).toBeGreaterThan(20);
}, 240_000);
