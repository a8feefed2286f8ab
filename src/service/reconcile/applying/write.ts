import type { Change } from '../../model/publication/change.ts';
import type { Present } from '../../run/present.ts';
import { recorded } from '../../run/run.ts';
import { settle } from '../../run/settle.ts';

/** Records one write, and repeats it until Entra has caught up. */
export async function write(
  present: Present,
  changes: readonly Change[],
  attempt: (present: Present) => Promise<void>,
): Promise<void> {
  await recorded(present.run, changes, (run) => settle(run.deps, () => attempt({ ...present, run })));
}
