/** How far something is. @param done between 0 and `total`; an unknown total shows motion only */
export function ProgressBar({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number | undefined;
}) {
  const percent = total === undefined || total === 0 ? undefined : Math.min(100, Math.round((done / total) * 100));
  return (
    <div>
      <div className="mb-1 flex justify-between gap-4 text-xs">
        <span className="truncate">{label}</span>
        <span className="figures text-muted">{percent === undefined ? "" : `${percent} %`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={`h-full rounded-full bg-accent transition-[width] ${percent === undefined ? "w-1/3 animate-pulse" : ""}`}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
