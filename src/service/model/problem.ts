import type { FieldProblem } from '../../errors.ts';
import type { Text } from '../../language/sentence.ts';
import type { ProblemView } from './view.ts';

/** What is known of a problem beyond its words: where in the form it is, and what Graph said. */
export interface ProblemDetails {
  fields?: FieldProblem[];
  /** Graph's code of the error. */
  code?: string;
  /** Graph's id of the call that failed. */
  graphRequestId?: string;
}

/** Why a request stopped, in words for the person who must act. */
export function problemView(title: Text, advice: Text, details: ProblemDetails = {}): ProblemView {
  const { fields = [], code = '', graphRequestId = '' } = details;
  return { title, advice, code, graphRequestId, fields };
}
