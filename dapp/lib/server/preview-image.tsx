import "server-only";
import { ImageResponse } from "next/og";
import { patternOf } from "@/features/catalogue";

/** Of the previews that other sites show of a link. */
export const PREVIEW_SIZE = { width: 1_200, height: 630 };

const CELL = 105;

/**
 * Draws the preview of a page.
 * @param line above the title, such as a category
 * @param seed what the pattern is drawn from
 * All words must have gone through `previewWords`.
 */
export function previewImage({
  line,
  title,
  footer,
  seed,
}: {
  readonly line: string;
  readonly title: string;
  readonly footer: string;
  readonly seed: string;
}): ImageResponse {
  const { hue, cells } = patternOf(seed);
  const box = { display: "flex", flexDirection: "column" } as const;
  return new ImageResponse(
    <div
      style={{ ...box, width: "100%", height: "100%", position: "relative", background: "#fafaf9", color: "#191a1c" }}
    >
      <svg width={630} height={630} viewBox="0 0 630 630" style={{ position: "absolute", right: -180, top: 0 }}>
        {cells.map(({ x, y, strong }) => (
          <rect
            key={`${x}-${y}`}
            x={x * CELL}
            y={y * CELL}
            width={CELL}
            height={CELL}
            fill={`hsl(${hue}, 35%, ${strong ? 78 : 90}%)`}
          />
        ))}
      </svg>
      <div style={{ ...box, flex: 1, justifyContent: "space-between", padding: 64, width: 900 }}>
        <div style={{ fontSize: 34, color: "#14508c" }}>{line}</div>
        <div style={{ fontSize: title.length > 45 ? 60 : 76, lineHeight: 1.15 }}>{title}</div>
        <div style={{ fontSize: 28, color: "#5b5e63" }}>{footer}</div>
      </div>
    </div>,
    PREVIEW_SIZE,
  );
}
