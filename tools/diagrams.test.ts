// What Mermaid drew becomes a drawing a strict policy accepts, and stays the same from run to run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

test('drawings are deterministic, carry no styles or scripts, and name their parts', () => {
  const drawings = draw();
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
