// Tailwind's compiler; nothing else touches the style sheets.
export default { plugins: { '@tailwindcss/postcss': {} } };
