import { graphProblem, isUnreachable } from '../../graph/graph-error.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import { isSettling } from '../run/settle.ts';
import { causeOf } from '../tenant/causes/cause-of.ts';

/** Says in one sentence why a publication could not be read in the tenant. */
export function problemText(error: unknown): Text {
  if (isSettling(error))
    return sentence('Microsoft Entra is settling: what was written is not visible everywhere yet');
  const problem = graphProblem(error);
  if (problem?.statusCode === 429) return sentence('Waiting for Microsoft Graph, which is throttling');
  if (!problem || isUnreachable(error)) return sentence('Microsoft Graph cannot be reached');
  return causeOf(problem, { name: '', isApproverMode: false }).title;
}
