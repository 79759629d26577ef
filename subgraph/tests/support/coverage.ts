import { type Case, eventsIn, filesNamedBy } from "./case.ts";
import { nameOf } from "./events.ts";

/** A handler of the manifest, and what it is called for: `Contract.Event`, or a template of files. */
interface Handler {
  readonly name: string;
  readonly trigger: string;
}

const EVENT_HANDLER = /- event: "\{\{(?<trigger>\w+\.\w+)\}\}"\s+handler: (?<name>\w+)/g;
const FILE_HANDLER = /- kind: file\/ipfs\s+name: (?<trigger>\w+)\s+mapping:(?:(?!- kind:).)*?handler: (?<name>\w+)/gs;
const ANY_HANDLER = /handler: \w+/g;

/**
 * Names the handlers of a manifest template that no case calls.
 * @throws Error when the manifest holds a handler of a kind that this does not know
 */
export function untestedHandlers(template: string, cases: readonly Case[]): string[] {
  const handlers = [EVENT_HANDLER, FILE_HANDLER].flatMap((pattern) =>
    [...template.matchAll(pattern)].map(({ groups }) => groups as unknown as Handler),
  );
  const declared = [...template.matchAll(ANY_HANDLER)].length;
  if (handlers.length !== declared) {
    throw new Error(`the manifest has ${declared} handlers, of which ${handlers.length} are of events or files`);
  }
  const events = cases.flatMap(({ blocks }) => blocks.flatMap(eventsIn));
  const called = new Set(
    events.flatMap((event) => [nameOf(event), ...filesNamedBy(event).map(({ template }) => template)]),
  );
  return handlers.filter(({ trigger }) => !called.has(trigger)).map(({ name, trigger }) => `${name} (${trigger})`);
}
