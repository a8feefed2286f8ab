import { sentence, type Text } from '../../../language/sentence.ts';
import type { GraphProblem } from '../../../graph/graph-error.ts';

const mostLetters = 300;

/** Tokens, and the ids that Microsoft Entra adds to its sentences; the request id is shown apart. */
const noise = [
  /\b(Trace ID|Correlation ID|Timestamp|client-request-id|request-id)\b\s*[:=]\s*\S+( \d\d:\d\d:\d\dZ)?\.?/gi,
  /\beyJ[\w-]+(\.[\w-]*){0,4}/g,
  /\b[\w+/=-]{80,}/g,
];

/** Returns what Graph itself said, on one line of readable length, to be shown below our own words; `''` = nothing. */
export function graphSaid({ message }: Pick<GraphProblem, 'message'>): Text {
  const cleaned = noise.reduce((text, one) => text.replace(one, ''), message);
  const line = cleaned.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const said = line.length > mostLetters ? `${[...line].slice(0, mostLetters - 1).join('')}…` : line;
  return sentence('Microsoft Graph says: {said}', { said });
}
