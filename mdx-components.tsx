// Next asks for this file; the chapters get their components from the page instead.
import type { MDXComponents } from 'mdx/types';

/** None of our own here: see app/_mdx/components.tsx. */
export function useMDXComponents(): MDXComponents {
  return {};
}
