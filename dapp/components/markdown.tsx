import ReactMarkdown from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";

// What strangers write may have text, lists, tables, code and links. No images: they would load from elsewhere.
const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => tag !== "img" && tag !== "input"),
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "ipfs", "mailto"] },
};

/** Markdown of strangers. HTML in it is shown as text, links say where they go and open without a word to the target. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="prose-market max-w-prose break-words">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, SCHEMA]]}
        components={{
          // The page has its own first headings.
          h1: "h3",
          h2: "h4",
          h3: "h5",
          h4: "h6",
          h5: "h6",
          a: ({ href, children }) => (
            <a href={href} rel="noopener noreferrer nofollow ugc" target="_blank" title={href}>
              {children}
            </a>
          ),
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
