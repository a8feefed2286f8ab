import type { Application } from '@microsoft/microsoft-graph-types';
import { TerminalError } from '../../../errors.ts';
import { getApplication, isRefusedByUriPolicy, updateApplication } from '../../../graph/applications.ts';
import { graphProblem } from '../../../graph/graph-error.ts';
import { sentence } from '../../../language/sentence.ts';
import { tokenVersionOf } from '../../changes/application/token-version.ts';
import { kindNamed } from '../../changes/kinds-of-change.ts';
import type { Change } from '../../model/publication/change.ts';
import type { Present } from '../../run/present.ts';
import { Settling } from '../../waiting/settling.ts';
import { write } from './write.ts';

/**
 * Sends one PATCH of the application for all changes that contribute to it. The change that created or restored it
 * already has its own ledger entry. Where a policy refuses the address, the application is made to take tokens of
 * version 2 as well; throws TerminalError if it is refused even then.
 */
export async function describe(present: Present, changes: readonly Change[]): Promise<void> {
  const parts = changes.filter(({ kind }) => kindNamed(kind)?.application);
  if (parts.length === 0) return;
  try {
    await send(present, parts);
  } catch (error) {
    const wanted = present.run.desired.applications.find(({ role }) => role === parts[0]?.role);
    if (!wanted || !isRefusedByUriPolicy(error)) throw error;
    await send(present, [...parts, tokenVersionOf(wanted)]).catch((again: unknown) => {
      throw isRefusedByUriPolicy(again) ? refusedByPolicy(again) : again;
    });
  }
}

async function send(present: Present, parts: readonly Change[]): Promise<void> {
  const rest = parts.filter(({ kind }) => kindNamed(kind)?.stage !== 'bring');
  await write(present, rest.length > 0 ? rest : parts, async (noted) => {
    const patch = patchOf(noted, parts, await currentApplication(noted));
    await updateApplication(noted.run.graph, noted.ids.applicationId, patch);
  });
}

function refusedByPolicy(cause: unknown): TerminalError {
  const { code = '', requestId: graphRequestId = '', message = '' } = graphProblem(cause) ?? {};
  // The stricter policy accepts nothing but api://<appId> and api://<tenantId>/<appId>.
  const policy = /api:\/\/\{?appId/i.test(message)
    ? 'nonDefaultUriAddition'
    : 'uriAdditionWithoutUniqueTenantIdentifier';
  return new TerminalError(
    sentence('A policy of the organisation refuses the external address as identifier URI'),
    sentence(
      'An administrator has to exempt the application, or the bot’s identity, from the restriction {policy} of the app management policy (https://aka.ms/identifier-uri-protection-grant-exemptions). Then press Retry.',
      { policy },
    ),
    { code, graphRequestId, cause },
  );
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
