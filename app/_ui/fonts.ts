// The two fonts. They are asked for with the page itself and used if they come at once; a reader whose
// line is slow reads in the fonts of the system, and no text moves when they come too late.
import localFont from 'next/font/local';

const sans = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'optional',
  adjustFontFallback: false,
});

const mono = localFont({
  src: '../../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  variable: '--font-jetbrains',
  weight: '100 800',
  display: 'optional',
  adjustFontFallback: false,
});

/** Class names for the root: they define `--font-inter` and `--font-jetbrains`. */
export const fonts = `${sans.variable} ${mono.variable}`;
