// A plain sentence of the interface in which `…` marks code, as in Markdown.

/** The sentence with its code set as code. */
export function WithCode({ text }: { text: string }) {
  return text.split('`').map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <code key={i} className="text-[0.9em]">
        {part}
      </code>
    ),
  );
}

/** The sentence without its marks, for places that show text alone. */
export function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}
