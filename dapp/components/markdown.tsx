import ReactMarkdown from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { rehypeHeadings } from "./markdown-headings";
import { isTameMarkdown } from "./markdown-limits";

// What strangers write may have text, lists, tables, code and links. No images: they would load from elsewhere.
const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => tag !== "img" && tag !== "input"),
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "ipfs", "mailto"] },
};

/**
 * Markdown of strangers. HTML in it is left out, links say where they go and open without a word to the target. A text made to
 * exhaust the parser is shown as it is.
 */
export function Markdown({ text }: { readonly text: string }) {
  if (!isTameMarkdown(text)) {
    return (
      <p dir="auto" className="max-w-prose break-words whitespace-pre-wrap">
        {text}
      </p>
    );
  }
  return (
    <div dir="auto" className="prose-market max-w-prose break-words">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, SCHEMA], rehypeHeadings]}
        components={{
          a: ({ href, children }) => (
            <a href={href} rel="noopener noreferrer nofollow ugc" target="_blank" title={href}>
              {children}
            </a>
          ),
          // Long lines scroll, with the keyboard too.
          pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
