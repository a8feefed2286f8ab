import type { Application } from '@microsoft/microsoft-graph-types';
import { getApplication, updateApplication } from '../../../graph/applications.ts';
import { kindNamed } from '../../changes/kinds-of-change.ts';
import type { Change } from '../../model/publication/change.ts';
import type { Present } from '../../run/present.ts';
import { Settling } from '../../waiting/settling.ts';
import { write } from './write.ts';

/**
 * Sends one PATCH of the application for all changes that contribute to it. The change that created or restored it
 * already has its own ledger entry.
 */
export async function describe(present: Present, changes: readonly Change[]): Promise<void> {
  const parts = changes.filter(({ kind }) => kindNamed(kind)?.application);
  if (parts.length === 0) return;
  const rest = parts.filter(({ kind }) => kindNamed(kind)?.stage !== 'bring');
  await write(present, rest.length > 0 ? rest : parts, async (noted) => {
    const patch = patchOf(noted, parts, await currentApplication(noted));
    await updateApplication(noted.run.graph, noted.ids.applicationId, patch);
  });
}

/** Reads the application right before the write, so that what others have added since the plan stays. */
async function currentApplication({ run, ids, isNew }: Present): Promise<Application> {
  if (isNew) return {};
  const there = await getApplication(run.graph, ids.applicationId);
  if (!there) throw new Settling('The application cannot be read yet');
  return there;
}

function patchOf(present: Present, parts: readonly Change[], before: Application): Application {
  let patch: Application = {};
  for (const change of parts) {
    const current = merged(before, patch);
    patch = merged(patch, kindNamed(change.kind)?.application?.(current, change, present) ?? {});
  }
  return patch;
}

function merged(under: Application, over: Application): Application {
  const { web } = over;
  return { ...under, ...over, ...((under.web || web) && { web: { ...under.web, ...web } }) };
}
