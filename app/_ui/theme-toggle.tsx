// Switches between the system's colours, light and dark, and keeps the choice on this device.
'use client';

import { useSyncExternalStore } from 'react';
import { themeKey } from './theme-script';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function choose(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

const drawings: Record<Theme, React.ReactNode> = {
  system: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path className="fill-current" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  light: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1" />
    </>
  ),
  dark: <path d="M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z" />,
};

/** A button whose name says what is chosen; each press goes on to the next. */
export function ThemeToggle({ labels }: { labels: Record<Theme, string> }) {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <button
      type="button"
      onClick={() => choose(next)}
      aria-label={labels[theme]}
      title={labels[theme]}
      className="grid size-9 cursor-pointer place-items-center rounded text-ink-soft hover:text-ink"
    >
      <svg
        viewBox="0 0 16 16"
        className="size-4 fill-none stroke-current stroke-[1.4]"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {drawings[theme]}
      </svg>
    </button>
  );
}
