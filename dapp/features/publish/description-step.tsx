"use client";
import { CATEGORIES, type Category } from "@ftns-market/sdk/chain";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/button";
import { CheckboxField, SelectField, TextArea, TextField } from "@/components/field";
import { Skeleton } from "@/components/notice";
import { newKey } from "./form";
import { withoutRow, withRow, type StepProps } from "./step";

const Markdown = dynamic(() => import("@/components/markdown").then((module) => module.Markdown), {
  loading: () => <Skeleton className="h-24" />,
});
const MAX_IMAGE = 1_048_576;

/** The second step: what buyers read. */
export function DescriptionStep({ draft, problems, existing, edit }: StepProps) {
  const { form } = draft;
  const line = (
    field: "name" | "framework" | "task" | "tags" | "languages" | "homePage",
    label: string,
    hint?: string,
  ) => (
    <TextField
      label={label}
      hint={hint}
      value={form[field]}
      error={problems[field]}
      onChange={({ currentTarget }) => edit({ [field]: currentTarget.value })}
    />
  );
  return (
    <>
      {line("name", "Name")}
      <DescriptionField {...{ form, problems, edit }} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Category"
          value={form.category}
          disabled={existing !== undefined}
          hint={existing === undefined ? undefined : "The category of an asset stays."}
          options={CATEGORIES.map((value) => ({ value, label: value }))}
          onChange={({ currentTarget }) => edit({ category: currentTarget.value as Category })}
        />
        {line("framework", "Framework (optional)", "For example ONNX, PyTorch, scikit-learn.")}
        {line("task", "Task (optional)", "For example tabular-classification.")}
        {line("tags", "Tags (optional)", "Separated by commas, at most 20.")}
        {line("languages", "Languages (optional)", "Codes separated by commas, such as en, de.")}
        {line("homePage", "Home page (optional)", "An https address.")}
      </div>
      <ImageField {...{ form, edit }} />
      <Metrics {...{ form, problems, edit }} />
    </>
  );
}

type PartProps = Pick<StepProps, "problems" | "edit"> & { readonly form: StepProps["draft"]["form"] };

function DescriptionField({ form, problems, edit }: PartProps) {
  const [preview, setPreview] = useState(false);
  return (
    <>
      <TextArea
        label="Description"
        rows={8}
        hint="Markdown: headings, lists, tables, code, links."
        value={form.description}
        error={problems["description"]}
        onChange={({ currentTarget }) => edit({ description: currentTarget.value })}
      />
      <Button
        tone="quiet"
        size="sm"
        className="self-start"
        aria-expanded={preview}
        onClick={() => setPreview(!preview)}
      >
        {preview ? "Hide the preview" : "Show a preview"}
      </Button>
      {preview ? (
        <div className="rounded-md border border-line p-3">
          <Markdown text={form.description} />
        </div>
      ) : undefined}
    </>
  );
}

function ImageField({ form, edit }: { readonly form: StepProps["draft"]["form"]; readonly edit: StepProps["edit"] }) {
  const [refusal, setRefusal] = useState<string>();
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        className="flex-1"
        label="Image (optional)"
        type="file"
        accept="image/png,image/jpeg,image/webp"
        error={refusal}
        hint={form.image === undefined ? "PNG, JPEG or WebP, at most 1 MiB." : "An image is chosen."}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file === undefined) return;
          const fits = file.size <= MAX_IMAGE && /^image\/(png|jpeg|webp)$/.test(file.type);
          setRefusal(fits ? undefined : "Choose a PNG, JPEG or WebP of at most 1 MiB.");
          if (fits) edit({ image: file });
        }}
      />
      {form.image === undefined ? undefined : (
        <Button tone="quiet" size="sm" onClick={() => edit({ image: undefined })}>
          Remove the image
        </Button>
      )}
    </div>
  );
}

function Metrics({ form, problems, edit }: PartProps) {
  const { metrics } = form;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">
        Metrics (optional): your claims, buyers see what they were measured on
      </legend>
      {metrics.map((metric, index) => {
        const field = (name: "name" | "value" | "dataset" | "split", label: string) => (
          <TextField
            label={label}
            value={metric[name]}
            error={problems[`metrics.${index}.${name}`]}
            onChange={({ currentTarget }) =>
              edit({ metrics: withRow(metrics, index, { [name]: currentTarget.value }) })
            }
          />
        );
        return (
          <div key={metric.key} className="grid gap-2 rounded-md border border-line p-3 sm:grid-cols-4">
            {field("name", "Metric")}
            {field("value", "Value")}
            {field("dataset", "Measured on")}
            {field("split", "Part of it")}
            <CheckboxField
              className="sm:col-span-3"
              label="Higher is better"
              checked={metric.higherIsBetter}
              onChange={({ currentTarget }) =>
                edit({ metrics: withRow(metrics, index, { higherIsBetter: currentTarget.checked }) })
              }
            />
            <Button tone="quiet" size="sm" onClick={() => edit({ metrics: withoutRow(metrics, index) })}>
              Remove metric {index + 1}
            </Button>
          </div>
        );
      })}
      <Button
        tone="secondary"
        size="sm"
        className="self-start"
        onClick={() =>
          edit({
            metrics: [...metrics, { key: newKey(), name: "", value: "", dataset: "", split: "", higherIsBetter: true }],
          })
        }
      >
        Add a metric
      </Button>
    </fieldset>
  );
}
