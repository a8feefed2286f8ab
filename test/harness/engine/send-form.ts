import { randomUUID } from 'node:crypto';
import type { Deps } from '../../../src/service/model/deps.ts';
import { emptyForm, type RequestForm } from '../../../src/service/model/request/form.ts';
import type { Actor, RequestKind } from '../../../src/service/model/request/request.ts';
import { rememberForm } from '../../../src/service/requests/form-card.ts';
import { submit } from '../../../src/service/requests/submit.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import type { Place } from '../../../src/service/model/request/place.ts';
import { goodForm } from '../../builders/good-form.ts';

/** Creates an actor, as an authenticated activity names them. */
export function anActor(who: { id: string; name: string }, tenantId: string): Actor {
  const { id, name } = who;
  return { tenantId, aadObjectId: id, chatUserId: `29:${id}`, name, language: 'en' };
}

/** Creates a click on a new message in the conversation that every engine knows. */
export function aClick(place: Partial<Place> = {}): Place {
  return { conversationId: 'a:rita', cardActivityId: randomUUID(), activityId: randomUUID(), ...place };
}

/** Sends a form from the message in which the bot posted it for that person. */
export async function sendOwnForm(
  deps: Deps,
  actor: Actor,
  kind: RequestKind,
  form: Partial<RequestForm> & { name: string },
): Promise<RequestView> {
  const click = aClick();
  const { conversationId, cardActivityId: activityId } = click;
  await rememberForm(deps, actor, { conversationId, activityId });
  return submit(deps, actor, click, kind, filledIn(form));
}

/** Returns valid entries, overridden by what a test changes. Each name has its own Qlik server. */
export function filledIn(form: Partial<RequestForm> & { name: string }): RequestForm {
  return { ...emptyForm, ...goodForm, qlikUrl: `https://${form.name}.corp.contoso.com`, ...form };
}
