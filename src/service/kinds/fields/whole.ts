import type { RequestForm } from '../../model/request/form.ts';
import type { WholeInput } from '../../model/request/input.ts';
import { knownName } from './name.ts';
import type { Parsed } from './parsed.ts';

/** Parses the form of a request about a publication as a whole, which offers no choices. */
export function parseWhole(kind: WholeInput['kind'], form: RequestForm): Parsed<WholeInput> {
  return { value: { kind, name: knownName(form.name), reason: form.reason.trim() } };
}
