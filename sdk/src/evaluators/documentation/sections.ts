/** A part that a card must have. */
export interface Section {
  /** Stable, for programs. */
  readonly id: string;
  readonly title: string;
  /** Hundredths of the score. */
  readonly weight: number;
  /** Words in the heading of the part, any of them. */
  readonly headings: readonly string[];
  /** Different words that it has to have under its heading at least. */
  readonly words: number;
}

const WORDS = 12;
const LICENCE = ["licence", "license", "licensing", "terms of use", "copyright", "distribution"];
const CONTACT = [
  "contact",
  "contacts",
  "authors",
  "author",
  "maintainers",
  "maintainer",
  "support",
  "questions",
  "feedback",
];

/** Parts of a model card: Mitchell et al., Model Cards for Model Reporting (2019), with the names that cards on model hubs use. */
export const MODEL_CARD: readonly Section[] = [
  {
    id: "model-details",
    title: "Model details",
    weight: 15,
    headings: [
      "model details",
      "model description",
      "description",
      "overview",
      "summary",
      "about",
      "what it does",
      "introduction",
    ],
    words: WORDS,
  },
  {
    id: "intended-use",
    title: "Intended use",
    weight: 15,
    headings: [
      "intended use",
      "intended uses",
      "uses",
      "usage",
      "use cases",
      "how to use",
      "direct use",
      "out of scope",
      "applications",
    ],
    words: WORDS,
  },
  {
    id: "limitations",
    title: "Limitations",
    weight: 15,
    headings: ["limitations", "limits", "caveats", "known issues", "risks", "recommendations", "failure modes"],
    words: WORDS,
  },
  {
    id: "training-data",
    title: "Training data",
    weight: 10,
    headings: ["training data", "training", "training details", "training procedure", "data", "dataset", "datasets"],
    words: WORDS,
  },
  {
    id: "evaluation-data",
    title: "Evaluation data",
    weight: 10,
    headings: [
      "evaluation data",
      "evaluation",
      "test data",
      "testing data",
      "validation data",
      "benchmark",
      "benchmarks",
    ],
    words: WORDS,
  },
  {
    id: "results",
    title: "Metrics and results",
    weight: 10,
    headings: [
      "metrics",
      "results",
      "quantitative analyses",
      "performance",
      "figures",
      "accuracy",
      "evaluation",
      "scores",
    ],
    words: WORDS,
  },
  {
    id: "factors",
    title: "Factors: groups, instruments, environments",
    weight: 5,
    headings: ["factors", "groups", "subgroups", "demographics", "environments", "conditions", "input and output"],
    words: WORDS,
  },
  {
    id: "ethics",
    title: "Ethical considerations",
    weight: 10,
    headings: [
      "ethical considerations",
      "ethics",
      "bias",
      "biases",
      "fairness",
      "privacy",
      "societal impact",
      "safety",
    ],
    words: WORDS,
  },
  { id: "licence", title: "Licence", weight: 5, headings: LICENCE, words: 2 },
  { id: "contact", title: "Contact", weight: 5, headings: CONTACT, words: 1 },
];

/** Parts of a datasheet: Gebru et al., Datasheets for Datasets (2021). */
export const DATASHEET: readonly Section[] = [
  {
    id: "motivation",
    title: "Motivation",
    weight: 10,
    headings: [
      "motivation",
      "purpose",
      "why",
      "background",
      "overview",
      "summary",
      "introduction",
      "description",
      "about",
    ],
    words: WORDS,
  },
  {
    id: "composition",
    title: "Composition",
    weight: 15,
    headings: [
      ...["composition", "what is in it", "content", "contents", "structure", "fields", "columns", "features"],
      ...["schema", "files", "data fields", "statistics"],
    ],
    words: WORDS,
  },
  {
    id: "collection",
    title: "Collection process",
    weight: 15,
    headings: [
      "collection",
      "collection process",
      "how it was made",
      "source",
      "sources",
      "provenance",
      "creation",
      "origin",
    ],
    words: WORDS,
  },
  {
    id: "preprocessing",
    title: "Preprocessing, cleaning, labelling",
    weight: 10,
    headings: [
      ...["preprocessing", "processing", "cleaning", "labelling", "labeling", "annotation", "annotations"],
      ...["preparation", "how it was made", "quality"],
    ],
    words: WORDS,
  },
  {
    id: "uses",
    title: "Uses",
    weight: 15,
    headings: ["uses", "usage", "intended use", "intended uses", "use cases", "tasks", "how to use", "applications"],
    words: WORDS,
  },
  {
    id: "limitations",
    title: "Limitations",
    weight: 10,
    headings: [
      "limitations",
      "limits",
      "caveats",
      "known issues",
      "bias",
      "biases",
      "risks",
      "considerations",
      "privacy",
    ],
    words: WORDS,
  },
  { id: "licence", title: "Licence and distribution", weight: 10, headings: LICENCE, words: 2 },
  {
    id: "maintenance",
    title: "Maintenance",
    weight: 10,
    headings: ["maintenance", "updates", "versions", "versioning", "changelog", "errata", "support"],
    words: 5,
  },
  { id: "contact", title: "Contact", weight: 5, headings: CONTACT, words: 1 },
];

/** Parts of the description of anything else: a tool, a service, a text. */
export const DESCRIPTION: readonly Section[] = [
  {
    id: "overview",
    title: "What it is",
    weight: 30,
    headings: [
      "what it does",
      "what it is",
      "what is in it",
      "overview",
      "summary",
      "description",
      "about",
      "introduction",
      "abstract",
    ],
    words: WORDS,
  },
  {
    id: "uses",
    title: "How to use it",
    weight: 30,
    headings: [
      "usage",
      "uses",
      "use",
      "how to use",
      "intended use",
      "getting started",
      "installation",
      "example",
      "examples",
      "api",
    ],
    words: WORDS,
  },
  {
    id: "limitations",
    title: "Limitations",
    weight: 20,
    headings: ["limitations", "limits", "caveats", "known issues", "risks", "requirements", "what it is not"],
    words: WORDS,
  },
  { id: "licence", title: "Licence", weight: 10, headings: LICENCE, words: 2 },
  { id: "contact", title: "Contact", weight: 10, headings: CONTACT, words: 1 },
];
