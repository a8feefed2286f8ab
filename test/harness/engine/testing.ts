import { randomUUID } from 'node:crypto';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import type { EnteredAnswer } from '../../../src/service/testers/good-answer.ts';
import { askTesters } from '../../../src/service/testers/ask-testers.ts';
import { reportSeen } from '../../../src/service/testers/report-seen.ts';
import { testedView } from '../../../src/service/testers/tested.ts';
import { updateForm } from '../../../src/service/views/update-form.ts';
import { findPublicationByName, type PublicationRow } from '../../../src/store/publications.ts';
import type { Engine } from './engine.ts';
import { anActor } from './send-form.ts';

interface Who {
  id: string;
  name: string;
}

/** Makes a person's own chat with the bot known. */
export async function meet({ deps, sandbox }: Engine, who: Who, id = `a:${who.id}`): Promise<void> {
  const nameless = { name: '', teamId: '', teamName: '', language: null, reference: {} };
  const chat = { id, kind: 'personal', userId: who.id, chatUserId: `29:${who.id}` } as const;
  await rememberConversation(deps, { ...nameless, ...chat, tenantId: sandbox.tenantId });
}

/** Has the testers asked of what a request published. */
export async function askNow({ deps }: Engine, { id }: Pick<RequestView, 'id'>): Promise<void> {
  await askTesters(deps, id);
}

/** Says what a person saw. */
export async function says(
  { deps, sandbox }: Engine,
  who: Who,
  { id }: Pick<RequestView, 'id'>,
  seen: EnteredAnswer['seen'],
  { detail = '', activityId = randomUUID() }: { detail?: string; activityId?: string } = {},
): Promise<void> {
  await reportSeen(deps, anActor(who, sandbox.tenantId), { requestId: id, seen, detail, activityId });
}

/** Returns the publication of that name. Throws if there is none. */
export async function publicationOf({ deps }: Engine, name: string): Promise<PublicationRow> {
  const row = await findPublicationByName(deps.db, name);
  if (!row) throw new Error(`${name} is not there`);
  return row;
}

/** Returns what people have said of a publication. */
export async function testedOf(engine: Engine, name: string) {
  return testedView(engine.deps.db, await publicationOf(engine, name));
}

/** Returns the news that tells of tests: what, to whom it is about, and where. */
export async function testNewsOf({ deps }: Engine, about: string): Promise<string[]> {
  const rows = await deps.db.selectFrom('news').selectAll().where('about', '=', about).execute();
  return rows
    .map(({ data, conversation_id: place }) => `${String(Reflect.get(Object(data), 'tells'))} in ${place}`)
    .toSorted();
}

/** Has a publication's Qlik Sense moved to another server. Returns the request. */
export async function moveServer(engine: Engine, name: string): Promise<RequestView> {
  const form = await updateForm(engine.deps, name);
  if (!form) throw new Error(`${name} cannot be updated`);
  return engine.run('update', { ...form, qlikUrl: `https://new-${name}.corp.contoso.com` });
}
