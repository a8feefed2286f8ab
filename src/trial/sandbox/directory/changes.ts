/** What has changed in one collection of the tenant since delta queries were first asked about it. */
export interface Changes<Item> {
  /** Returns how many changes there have been: what a token stands for. */
  count(): number;
  /** Returns the objects changed after the first `count` changes, as they were then; undefined = not there. */
  since(count: number): Map<string, Item | undefined>;
}

/** Follows a collection whose records are replaced, never changed in place: comparing it costs one pass over its ids. */
export function followChanges<Item>(records: ReadonlyMap<string, Item>): Changes<Item> {
  const known = new Map(records);
  const changes: { id: string; before: Item | undefined }[] = [];
  const look = () => {
    for (const [id, item] of records) if (known.get(id) !== item) note(id, item);
    if (known.size > records.size) for (const id of known.keys()) if (!records.has(id)) note(id, undefined);
  };
  const note = (id: string, now: Item | undefined) => {
    changes.push({ id, before: known.get(id) });
    if (now === undefined) known.delete(id);
    else known.set(id, now);
  };
  return {
    count: () => {
      look();
      return changes.length;
    },
    since: (count) => {
      look();
      // The first change after that tells how it was; later ones do not replace it.
      const later = changes.slice(count).toReversed();
      return new Map(later.map(({ id, before }) => [id, before]));
    },
  };
}
