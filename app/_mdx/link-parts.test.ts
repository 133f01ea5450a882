import { expect, test } from 'vitest';
import { linkParts } from './link-parts';

const svg =
  '<svg role="img"><g><g data-part="a" transform="x"><g><text>A</text></g></g><g data-part="b"></g></g></svg>';

test('a part with all that is in it becomes a link', () => {
  expect(linkParts(svg, { a: '/en/learn/1' })).toBe(
    '<svg role="group"><g><a href="/en/learn/1"><g data-part="a" transform="x"><g><text>A</text></g></g></a><g data-part="b"></g></g></svg>',
  );
});

test('no links, the same drawing; a part that is not there is an error', () => {
  expect(linkParts(svg, {})).toBe(svg);
  expect(() => linkParts(svg, { c: '/' })).toThrow(RangeError);
});
