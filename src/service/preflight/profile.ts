import { sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import { getApplicationProxyProfile } from '../../graph/application-proxy.ts';
import { graphProblem } from '../../graph/graph-error.ts';
import type { Readers } from '../model/readers.ts';
import { hidden, readVisible } from '../tenant/read-visible.ts';

const switchedOff: FieldProblem = {
  field: '',
  message: sentence('Application Proxy is switched off in this tenant. An administrator must enable it.'),
};

/** Whether Application Proxy is switched off. A profile that cannot be read, for whatever reason, says nothing. */
export async function profileProblems(readers: Readers): Promise<FieldProblem[] | typeof hidden> {
  const profile = await readVisible(readers, getApplicationProxyProfile).catch(
    (error: unknown): typeof hidden => {
      if (graphProblem(error)) return hidden;
      throw error;
    },
  );
  if (profile === hidden) return hidden;
  return profile.isEnabled ? [] : [switchedOff];
}
