import { malformed } from '../http/fault.ts';
import type { Version } from '../http/message.ts';

/** What Graph tells about one kind of object. */
export interface Resource<Item extends object> {
  /** Segment after `$metadata#` in contexts, as in `applications`. */
  set: string;
  /** Type name in messages, as in `application`. */
  type: string;
  /** All properties of an item in a version; those that only `$select` shows are in `hidden`. */
  view(item: Item, version: Version): object;
  hidden(version: Version): readonly string[];
  /** Properties a filter may name; a path as in `onPremisesPublishing/isOnPremPublishingEnabled` is fine. */
  filterable(version: Version): readonly string[];
  /** Every property name, known even where no item exists to look at. */
  properties(version: Version): readonly string[];
  pageSize: { default: number; max: number };
}

/** One item as the answer to `$select` (or without it the default projection). */
export function project<Item extends object>(
  resource: Resource<Item>,
  item: Item,
  version: Version,
  select: string | null,
): object {
  const shown = Object.entries(resource.view(item, version));
  const names = selected(resource, version, select);
  return Object.fromEntries(shown.filter(([name]) => names.has(name)));
}

/** The `@odata.context` of an answer. */
export function contextOf(
  baseUrl: string,
  version: Version,
  set: string,
  select: string | null,
  suffix = '',
): string {
  const projection = select === null ? '' : `(${select})`;
  return `${baseUrl}/${version}/$metadata#${set}${projection}${suffix}`;
}

function selected<Item extends object>(
  resource: Resource<Item>,
  version: Version,
  select: string | null,
): Set<string> {
  const known = resource.properties(version);
  if (select === null) {
    const hidden = resource.hidden(version);
    return new Set(known.filter((name) => !hidden.includes(name)));
  }
  const chosen = select.split(',').map((raw) => {
    const name = known.find((property) => property.toLowerCase() === raw.trim().toLowerCase());
    if (name === undefined) throw unknownProperty(raw.trim(), resource.type);
    return name;
  });
  // What an item is says Graph also when it is not selected.
  return new Set([...known.filter((name) => name.startsWith('@odata.')), ...chosen]);
}

function unknownProperty(name: string, type: string): Error {
  const problem = `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`;
  return malformed(`Parsing OData Select and Expand failed: ${problem}`);
}
