import { IntlMessageFormat } from 'intl-messageformat';

/** The names of what a message takes in its braces, sorted. */
export function valuesOf(message: string): string[] {
  const parts = JSON.stringify(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  const found = [...parts.matchAll(/"type":[1-6],"value":"(\w+)"/gu)].map(([, name = '']) => name);
  return [...new Set(found)].toSorted();
}
