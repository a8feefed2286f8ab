import { malformed } from '../http/fault.ts';
import type { Version } from '../http/message.ts';

/** How Graph presents one kind of object. */
export interface Resource<Item extends object> {
  /** Segment after `$metadata#` in contexts, such as `applications`. */
  set: string;
  /** Type name in messages, such as `application`. */
  type: string;
  /** Returns all properties of an item in a version; those shown only with `$select` are in `hidden`. */
  view(item: Item, version: Version): object;
  hidden(version: Version): readonly string[];
  /** Properties that a filter may name; paths such as `onPremisesPublishing/isOnPremPublishingEnabled` are allowed. */
  filterable(version: Version): readonly string[];
  /** Every property name, known even if there are no items. */
  properties(version: Version): readonly string[];
  pageSize: { default: number; max: number };
}

/** Projects one item by `$select`, or by default to all properties that are not hidden. */
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

/** Returns the `@odata.context` of a response. */
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
  // Graph returns the type of an item even if it is not selected.
  return new Set([...known.filter((name) => name.startsWith('@odata.')), ...chosen]);
}

function unknownProperty(name: string, type: string): Error {
  const problem = `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`;
  return malformed(`Parsing OData Select and Expand failed: ${problem}`);
}
