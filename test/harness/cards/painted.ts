import type { SampleCard } from '../../builders/sample.ts';

/** What a text's colour and what is behind it depend on. */
const painting = ['type', 'style', 'color', 'isSubtle'];

/** Returns the cards on which a text is painted as on none before. To render all of them would take many seconds. */
export function paintedAnew(samples: readonly SampleCard[]): SampleCard[] {
  const seen = new Set<string>();
  return samples.filter(({ card }) => {
    const before = seen.size;
    for (const paint of paintsOf(card, '')) seen.add(paint);
    return seen.size > before;
  });
}

/** Returns how each element is painted: by its own properties and those of everything around it. */
function paintsOf(node: unknown, around: string): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => paintsOf(one, around));
  if (typeof node !== 'object' || node === null) return [];
  const own = painting.map((key) => String(Reflect.get(node, key) ?? '')).join(' ');
  const all = `${around} > ${own}`;
  return [all, ...Object.values(node).flatMap((inner) => paintsOf(inner, all))];
}
