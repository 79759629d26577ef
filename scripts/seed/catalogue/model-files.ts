import type { Evidence } from "./evidence.ts";
import { percent } from "./figures.ts";
import { BUCKETS } from "../assets/spam-tokenizer.mjs";
import { dataFileDigest } from "../models/data-files.ts";
import { encodeOnnx } from "../models/onnx.ts";
import type { TabularRun } from "../models/tabular.ts";

/** The three classifiers as ONNX files. */
export interface ModelFiles {
  breastCancer: Uint8Array;
  iris: Uint8Array;
  spam: Uint8Array;
}

const AUTHOR = "FTNS Market seed, model lab";

export const BREAST_CANCER_CREDIT =
  "Breast Cancer Wisconsin (Diagnostic), W. Wolberg, N. Street, O. Mangasarian, UCI Machine Learning Repository, doi:10.24432/C5DW2B, CC BY 4.0";
export const IRIS_CREDIT = "Iris, R. A. Fisher, UCI Machine Learning Repository, doi:10.24432/C56C76, CC BY 4.0";
export const SPAM_CREDIT =
  "SMS Spam Collection v.1, T. Almeida, J. M. Gómez Hidalgo, UCI Machine Learning Repository, doi:10.24432/C5CC84, CC BY 4.0";

export function encodeModels(evidence: Pick<Evidence, "runs" | "breastCancer" | "iris" | "spam">): ModelFiles {
  const { breastCancer, iris, spam } = evidence.runs;
  const accuracy = evidence.breastCancer.accuracy.value;
  return {
    breastCancer: encodeTabular(breastCancer, {
      name: "breast_cancer_wisconsin_classifier",
      description: `Benign or malignant from 30 figures of cell nuclei. Held-out accuracy ${percent(accuracy)}. For research, not for diagnosis.`,
      licence: "Commercial use licence of the FTNS Market example catalogue",
      source: "wdbc.data",
      credit: BREAST_CANCER_CREDIT,
    }),
    iris: encodeTabular(iris, {
      name: "iris_classifier",
      description: `Species of iris from 4 lengths in cm. Held-out accuracy ${percent(evidence.iris.value)}.`,
      licence: "CC-BY-4.0",
      source: "iris.csv",
      credit: IRIS_CREDIT,
    }),
    spam: encodeOnnx(spam.classifier, undefined, {
      name: "sms_spam_classifier",
      description: `Ham or spam from ${BUCKETS} hashed tokens. Held-out accuracy ${percent(evidence.spam.accuracy.value)}.`,
      inputs: "rows of spam-tokenizer.mjs featureVector(text)",
      properties: {
        author: AUTHOR,
        licence: "Commercial use licence of the FTNS Market example catalogue",
        features: `${BUCKETS} buckets, FNV-1a-32 of each token modulo ${BUCKETS}, row of length 1`,
        classes: "ham,spam",
        training_data: SPAM_CREDIT,
        training_data_sha256: dataFileDigest("sms_spam.tsv"),
        training_seed: String(spam.seed),
      },
    }),
  };
}

function encodeTabular(
  run: TabularRun,
  about: { name: string; description: string; licence: string; source: string; credit: string },
): Uint8Array {
  const features = run.table.featureNames.join(",");
  return encodeOnnx(run.model.classifier, run.model.scaler, {
    name: about.name,
    description: about.description,
    inputs: `raw values, columns: ${features}`,
    properties: {
      author: AUTHOR,
      licence: about.licence,
      features,
      classes: run.table.classNames.join(","),
      training_data: about.credit,
      training_data_sha256: dataFileDigest(about.source),
      training_seed: String(run.seed),
    },
  });
}
