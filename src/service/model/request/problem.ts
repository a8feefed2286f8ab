import type { FieldProblem } from '../../../errors.ts';
import type { Text } from '../../../language/sentence.ts';
import type { ProblemView } from '../view.ts';

/** Details of a problem: the form fields concerned, and what Graph reported. */
export interface ProblemDetails {
  fields?: FieldProblem[];
  /** Graph's error code. */
  code?: string;
  /** Graph's request id of the failed call. */
  graphRequestId?: string;
  /** What Graph itself said. */
  graphSaid?: Text;
}

/** Describes why a request stopped, for the person who must act. */
export function problemView(title: Text, advice: Text, details: ProblemDetails = {}): ProblemView {
  const { fields = [], code = '', graphRequestId = '', graphSaid = '' } = details;
  return { title, advice, code, graphRequestId, fields, graphSaid };
}
