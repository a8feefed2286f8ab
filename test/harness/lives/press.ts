import type { TeamsMessage } from '../../fakes/teams.ts';
import { goodForm } from '../../builders/good-form.ts';
import { buttonData, cardOf } from '../chat/card.ts';
import { verbsOf } from '../chat/read-card.ts';
import { people, placeOf, type Place, type Who } from './places.ts';
import { canUse, mayRead } from './reach.ts';
import { dataOf, say } from './say.ts';
import type { Stage } from './stage.ts';

/** Asks for a publication in the place. */
export async function ask(stage: Stage, who: Who, place: Place, name: string): Promise<void> {
  await say(stage, who, place, 'publish');
  const form = newest(stage, who, 'request.submit', (found) => found.id === place.id);
  const qlikUrl = `https://${name}.corp.contoso.com`;
  const filled = { ...goodForm, name, externalDomain: 'msappproxy.net', qlikUrl };
  if (form) await click(stage, who, form, 'request.submit', filled);
}

/** Presses the newest such button that the person sees anywhere. */
export async function press(stage: Stage, who: Who, verb: string): Promise<void> {
  const found = newest(stage, who, verb, () => true);
  if (found)
    await click(stage, who, found, verb, { ...buttonData(cardOf(found), verb), comment: 'So be it' });
}

function newest(
  stage: Stage,
  who: Who,
  verb: string,
  isRight: (place: Place) => boolean,
): TeamsMessage | undefined {
  return stage.teams.messages.findLast((message) => {
    const place = placeOf(message.conversationId);
    if (!place || message.isDeleted || !isRight(place)) return false;
    return mayRead(who, place) && canUse(stage, place) && verbsOf(cardOf(message)).includes(verb);
  });
}

async function click(stage: Stage, who: Who, message: TeamsMessage, verb: string, data: object) {
  const place = placeOf(message.conversationId);
  if (!place) return;
  const person = stage.as(people[who]);
  await person.click(place, message.id, verb, data, { channelData: dataOf(stage, place) });
}
