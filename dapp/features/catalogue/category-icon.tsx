import type { Category } from "@ftns-market/sdk/chain";
import { BrainCircuit, Cpu, Database, Lightbulb, Wrench, type LucideProps } from "lucide-react";

const ICONS = { Model: BrainCircuit, Dataset: Database, Compute: Cpu, Tool: Wrench, IP: Lightbulb };

/** The sign of a category. */
export function CategoryIcon({ category, ...props }: LucideProps & { readonly category: Category }) {
  const Icon = ICONS[category];
  return <Icon aria-hidden {...props} />;
}
