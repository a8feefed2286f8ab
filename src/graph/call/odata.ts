/** A string literal for a `$filter` or a key in a path: quotes doubled, then percent-encoded, because the Graph
 * client puts query options into the URL as they are.
 * https://learn.microsoft.com/graph/query-parameters#escaping-single-quotes */
export function quote(value: string): string {
  return `'${segment(value.replaceAll("'", "''"))}'`;
}

/** A value as one segment of a path; a guest's UPN holds `#`. */
export function segment(value: string): string {
  return encodeURIComponent(value);
}
