/** Splits a list typed with commas, semicolons or new lines; doubles and blanks fall out. */
export function splitList(text: string): string[] {
  const items = text.split(/[,;\n]/).map((item) => item.trim());
  return [...new Map(items.filter(Boolean).map((item) => [item.toLowerCase(), item])).values()];
}
