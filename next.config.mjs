// Next's settings: MDX for the chapters, headers that are the same for every answer. The
// content security policy differs by page, so proxy.ts sends it.
import createMDX from '@next/mdx';
import { join } from 'node:path';

const withMDX = createMDX({
  options: {
    // Turbopack passes plugins to Rust: names and paths only, no functions.
    remarkPlugins: [
      'remark-gfm',
      join(import.meta.dirname, 'app/_mdx/heading-ids.mjs'),
      join(import.meta.dirname, 'app/_mdx/kept-punctuation.mjs'),
    ],
  },
});

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types and lint have their own commands; building twice on a small machine costs a minute.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  devIndicators: false,
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Referrer-Policy', value: 'no-referrer' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
          },
        ],
      },
    ];
  },
};

export default withMDX(config);
