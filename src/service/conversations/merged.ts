/**
 * Returns what is known with what is new, property by property. A property that is missing, null or empty in what is new
 * stays as it was.
 */
export function merged(known: unknown, news: unknown): unknown {
  if (!isObject(news)) return news === undefined || news === null || news === '' ? known : news;
  if (!isObject(known)) return news;
  const all: Record<string, unknown> = { ...known };
  for (const [key, value] of Object.entries(news)) {
    const part = merged(all[key], value);
    if (part !== undefined) all[key] = part;
  }
  return all;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
