// The signs of the controls: thin lines, one grid, backwards is forwards mirrored.
'use client';

const drawings = {
  settings: (
    <>
      <path d="M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6" />
      <circle cx="10" cy="4.5" r="1.5" />
      <circle cx="6" cy="11.5" r="1.5" />
    </>
  ),
  statement: (
    <>
      <path d="M3 8h7" />
      <path d="M7.5 5 10.5 8l-3 3" />
      <path d="M13 4v8" />
    </>
  ),
  over: (
    <>
      <path d="M2.5 10.5C3.5 5 10 4.5 12.5 9" />
      <path d="M13 5.5V9.3H9.2" />
      <circle cx="7.6" cy="12" r="1" />
    </>
  ),
  out: (
    <>
      <path d="M3 12.5h5V4" />
      <path d="M5 6.5 8 3.5l3 3" />
      <path d="M12.5 12.5h.01" />
    </>
  ),
  any: (
    <>
      <path d="M2.5 4.5h6M2.5 8h9M2.5 11.5h6" />
      <path d="M10.5 5.2 13.5 8l-3 2.8" />
    </>
  ),
  run: <path d="M4.5 3.2v9.6L12.5 8z" />,
  moment: (
    <>
      <path d="M2.5 8h3" />
      <path d="m10 3.8 4.2 4.2-4.2 4.2L5.8 8z" />
    </>
  ),
  stop: <path d="M4 4h8v8H4z" />,
  walk: (
    <>
      <path d="M3 8h.01M7 8h.01M11 8h.01" />
      <path d="M11.5 5.2 14.3 8l-2.8 2.8" />
    </>
  ),
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  link: (
    <>
      <path d="M6.7 9.3 9.3 6.7" />
      <path d="M7.5 4.5 9 3a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.5 11.5 7 13a2.8 2.8 0 0 1-4-4l1.5-1.5" />
    </>
  ),
  seed: (
    <>
      <path d="M2.5 5h2.2c3.6 0 3 6 6.6 6h2.2M2.5 11h2.2c1.2 0 1.9-.7 2.3-1.5M9 6.5c.4-.8 1.1-1.5 2.3-1.5h2.2" />
      <path d="m12 3.2 1.8 1.8L12 6.8M12 9.2l1.8 1.8-1.8 1.8" />
    </>
  ),
  reset: (
    <>
      <path d="M4 4.2A5.2 5.2 0 1 1 2.8 8" />
      <path d="M4 1.8v2.6h2.6" />
    </>
  ),
  present: (
    <>
      <path d="M2.5 12 5.6 4h.8l3.1 8M3.6 9.3h4.8" />
      <path d="M10.5 12 12 8h.4l1.6 4" />
    </>
  ),
  keys: (
    <>
      <path d="M2 4.5h12v7H2z" />
      <path d="M4.5 7h.01M7 7h.01M9.5 7h.01M11.8 7h.01M5 9.3h6" />
    </>
  ),
  breakpoint: <circle cx="8" cy="8" r="4.2" />,
  line: (
    <>
      <path d="M3 4h10" />
      <path d="M3 8h5.5" />
      <path d="M3 12h10" />
      <path d="m8.5 5.7 2.8 2.3-2.8 2.3" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
} as const;

export type IconName = keyof typeof drawings;

/** Decoration: the name of what it stands on says the rest. */
export function Icon({ name, back = false }: { name: IconName; back?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" className="room-icon" data-back={back || undefined} aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
