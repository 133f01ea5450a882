// The web app manifest: name, colours and icon for a home screen.
import type { MetadataRoute } from 'next';
import { en } from './_lib/messages/en';

/** Served as /manifest.webmanifest. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: en.site.name,
    short_name: en.site.name,
    description: en.site.description,
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
