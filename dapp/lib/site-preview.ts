/** The preview of pages without one of their own: a page that sets `openGraph` does not inherit the image of the root. */
export const SITE_PREVIEW = "/opengraph-image";
