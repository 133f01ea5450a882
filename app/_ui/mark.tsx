// The sign of the site: three lines of source, the middle one lit.

/** Decorative; the name stands beside it. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 20 20"
      className="size-5 fill-none stroke-2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 4.5h9M7 15.5h6" className="stroke-line-strong" />
      <path d="M3 10h14" className="stroke-accent" />
    </svg>
  );
}
