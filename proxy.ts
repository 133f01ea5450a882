// Stands before every page: sends `/` to the reader's language, an unknown address to the honest
// page for it, and with each page the content security policy that names its inline scripts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NextResponse, type NextRequest } from 'next/server';
import { isLocale, preferredLocale, type Locale } from '@/app/_lib/locale';
import { buildHeader, workerUrl } from '@/app/_offline/names';

/** What tools/build.mjs wrote down: each address that exists, and the hashes of its inline scripts. */
type Pages = Record<string, string[]>;

const development = process.env.NODE_ENV === 'development';
const build = join(process.cwd(), '.next');
const pages: Pages = development
  ? {}
  : (JSON.parse(readFileSync(join(build, 'pages.json'), 'utf8')) as Pages);
const missingPage = (locale: Locale) =>
  development ? '' : readFileSync(join(build, 'server', 'app', locale, 'missing.html'), 'utf8');
const buildId = development ? '' : readFileSync(join(build, 'BUILD_ID'), 'utf8').trim();
// What an earlier production build left in this browser goes when one develops at the same address.
const offlineWorker = development
  ? 'self.addEventListener("activate", () => self.registration.unregister()); self.skipWaiting();'
  : readFileSync(join(build, 'offline-worker.js'), 'utf8');
const missingPages: Record<Locale, string> = { en: missingPage('en'), zh: missingPage('zh') };

function policy(scripts: string[]): string {
  const inline = development ? ["'unsafe-inline'", "'unsafe-eval'"] : scripts;
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...inline].join(' ')}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The service worker: it asks this site alone, and loads no further script. */
function worker(): NextResponse {
  return new NextResponse(offlineWorker, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      // Its text differs from build to build, and browsers look for that.
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
    },
  });
}

/** Called by Next for every request that the matcher below lets through. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (pathname === workerUrl) return worker();
  if (pathname === '/') {
    const locale = preferredLocale(request.headers.get('accept-language') ?? '');
    const response = NextResponse.redirect(new URL(`/${locale}`, request.url), 307);
    response.headers.set('Vary', 'Accept-Language');
    return response;
  }
  const first = pathname.split('/')[1] ?? '';
  const locale = isLocale(first)
    ? first
    : preferredLocale(request.headers.get('accept-language') ?? '');
  const missing = `/${locale}/missing`;
  const path = decoded(pathname);
  const known = development || (Object.hasOwn(pages, path) && path !== missing);
  // Next takes a rewrite for a foreign server when it listens on 127.0.0.1, so the page that was
  // built for this is sent from here.
  const response = known
    ? NextResponse.next()
    : new NextResponse(missingPages[locale], {
        status: 404,
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
      });
  response.headers.set(buildHeader, buildId);
  response.headers.set('Content-Security-Policy', policy(pages[known ? path : missing] ?? []));
  return response;
}

/** A malformed escape is an address that does not exist, not an error. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}

export const config = { matcher: ['/((?!_next/).*)'] };
