/**
 * Returns what is known with what is new, property by property. A property that is missing, null or empty in what is new
 * stays as it was.
 */
export function merged(known: unknown, news: unknown): unknown {
  if (!isObject(news)) return news === undefined || news === null || news === '' ? known : news;
  if (!isObject(known)) return news;
  const parts = Object.entries(news).map(([key, value]) => [key, merged(Reflect.get(known, key), value)]);
  return { ...known, ...Object.fromEntries(parts.filter(([, value]) => value !== undefined)) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
