/** Quotes a string literal for a `$filter` or a key in a path. Doubles quotes, then percent-encodes, because the Graph
 * client does not encode query options.
 * https://learn.microsoft.com/graph/query-parameters#escaping-single-quotes */
export function quote(value: string): string {
  return `'${segment(value.replaceAll("'", "''"))}'`;
}

/** Encodes a value as one path segment; the UPN of a guest contains `#`. */
export function segment(value: string): string {
  return encodeURIComponent(value);
}
