/** Splits a list at commas, semicolons and new lines; drops blanks and duplicates (ignoring case). */
export function splitList(text: string): string[] {
  const items = text.split(/[,;\n]/).map((item) => item.trim());
  return [...new Map(items.filter(Boolean).map((item) => [item.toLowerCase(), item])).values()];
}
