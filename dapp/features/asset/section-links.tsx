const SECTIONS = [
  ["offers", "Offers"],
  ["about", "About"],
  ["certificate", "Certificate"],
  ["reviews", "Reviews"],
  ["lineage", "Lineage and revenue"],
  ["sales", "Sales and prices"],
  ["versions", "Versions"],
  ["files", "Files"],
  ["activity", "Activity"],
] as const;

/** The parts of the page. */
export function SectionLinks() {
  return (
    <nav aria-label="On this page" className="mb-5 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {SECTIONS.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`} className="block px-2.5 py-2 whitespace-nowrap text-muted hover:text-ink">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
