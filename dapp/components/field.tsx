"use client";
import { clsx } from "clsx";
import { useId, type ComponentProps, type ReactNode } from "react";

const CONTROL =
  "w-full rounded-md border border-line-strong bg-card px-3 text-ink placeholder:text-muted " +
  "aria-invalid:border-danger disabled:opacity-60";

interface FieldText {
  readonly label: ReactNode;
  /** What to write, and what it means; always there, never a placeholder. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do; the control is marked invalid. */
  readonly error?: string | undefined;
  /** The label is only for screen readers. */
  readonly labelHidden?: boolean;
}

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

function Labelled({
  label,
  hint,
  error,
  labelHidden = false,
  className,
  control,
}: FieldText & { readonly className?: string | undefined; readonly control: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "font-medium"}>
        {label}
      </label>
      {control({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : undefined}
      {error ? (
        <p id={`${id}-error`} className="text-xs font-medium text-danger">
          {error}
        </p>
      ) : undefined}
    </div>
  );
}

/** A line of text. `suffix` is a unit inside the control, such as FTNS. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  suffix,
  ...props
}: Omit<ComponentProps<"input">, "id"> & FieldText & { readonly suffix?: string }) {
  return (
    <Labelled
      {...{ label, hint, error, labelHidden, className }}
      control={(wiring) => (
        <span className="relative">
          <input
            {...props}
            {...wiring}
            className={clsx(CONTROL, "h-10", suffix && "pr-16", props.type === "file" && "py-2")}
          />
          {suffix === undefined ? undefined : (
            <span aria-hidden className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted">
              {suffix}
            </span>
          )}
        </span>
      )}
    />
  );
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...props
}: Omit<ComponentProps<"textarea">, "id"> & FieldText) {
  return (
    <Labelled
      {...{ label, hint, error, labelHidden, className }}
      control={(wiring) => <textarea rows={5} {...props} {...wiring} className={clsx(CONTROL, "py-2")} />}
    />
  );
}

/** One of a few. The browser's own control: best on phones and with a keyboard. */
export function SelectField({
  label,
  hint,
  error,
  labelHidden,
  className,
  options,
  ...props
}: Omit<ComponentProps<"select">, "id" | "children"> &
  FieldText & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  return (
    <Labelled
      {...{ label, hint, error, labelHidden, className }}
      control={(wiring) => (
        <select {...props} {...wiring} className={clsx(CONTROL, "h-10 pr-8")}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}

/** Yes or no. */
export function CheckboxField({
  label,
  hint,
  className,
  ...props
}: Omit<ComponentProps<"input">, "id" | "type"> & Pick<FieldText, "label" | "hint">) {
  const id = useId();
  return (
    <div className={clsx("flex gap-2.5", className)}>
      <input
        {...props}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <p id={`${id}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        ) : undefined}
      </div>
    </div>
  );
}
