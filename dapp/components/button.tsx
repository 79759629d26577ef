import { clsx } from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "icon" | "sm" | "md" | "lg";

const TONES: Record<ButtonTone, string> = {
  primary: "bg-accent text-on-accent border-transparent hover:bg-accent-strong",
  secondary: "bg-card text-ink border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-ink border-transparent hover:bg-sunken",
  danger: "bg-card text-danger border-danger hover:bg-danger-soft",
};
const SIZES: Record<ButtonSize, string> = {
  icon: "size-9",
  sm: "h-8 px-2.5 text-xs gap-1.5",
  md: "h-10 px-4 text-sm gap-2",
  lg: "h-12 px-5 text-base gap-2",
};

/** The look of everything that is pressed; for links and for parts of Base UI that render their own element. */
export function buttonClass(tone: ButtonTone = "primary", size: ButtonSize = "md", extra?: string): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 aria-disabled:cursor-not-allowed",
    ...[TONES[tone], SIZES[size], extra],
  );
}

interface Look {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
}

/** A button. While `busy` it cannot be pressed again, and says so to screen readers. */
export function Button({
  tone,
  size,
  className,
  busy = false,
  disabled,
  type = "button",
  ...props
}: ComponentProps<"button"> & Look & { readonly busy?: boolean }) {
  return (
    <button
      {...props}
      type={type}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={buttonClass(tone, size, className)}
    />
  );
}

/** A link that looks like a button. */
export function ButtonLink({ tone, size, className, ...props }: ComponentProps<typeof Link> & Look) {
  return <Link {...props} className={buttonClass(tone, size, className)} />;
}
