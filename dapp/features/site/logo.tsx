/** The mark: two halves of a deal that fit. */
export function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className="size-7 text-accent">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <path d="M9 23V9h10v4h-6v2h5v4h-5v4z" className="fill-on-accent" />
      <path d="M21 13h2v10h-6v-4h4z" className="fill-on-accent" opacity="0.65" />
    </svg>
  );
}
