// Unit tests stand beside what they test; a test that wants a page says so with `@vitest-environment jsdom`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: [
      'runtime/**/*.test.ts',
      'app/**/*.test.ts',
      'app/**/*.test.tsx',
      'tools/**/*.test.ts',
      'content/**/*.test.ts',
    ],
    environment: 'node',
    // None is a measure of time: a small machine that does other things besides must not fail them.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    passWithNoTests: true,
  },
});
