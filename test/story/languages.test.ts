import assert from 'node:assert/strict';
import { requester } from '../../src/trial/people.ts';
import { decide, seePlan } from '../harness/chat/ask.ts';
import { isEnglish } from '../harness/chat/is-english.ts';
import type { Person } from '../harness/chat/person.ts';
import { shownTexts } from '../harness/chat/read-card.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { cardOf, readable, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { openForm } from '../harness/chat/see.ts';
import { goodForm } from '../builders/good-form.ts';

describe('somebody whose Teams is German, and an administrator whose Teams is English', () => {
  let world: World;
  let gerda: Person;
  before(async () => {
    world = await startWorld();
    gerda = world.as({ ...requester, locale: 'de-DE' });
  });
  after(() => world.close());

  async function askInGerman(name: string): Promise<{ value: unknown }> {
    const form = await openForm(world, gerda, chat);
    const qlikUrl = `https://${name}.corp.contoso.com`;
    return (await gerda.click(chat, form.id, 'request.submit', { ...goodForm, name, qlikUrl })).body;
  }

  async function publishInGerman(name: string): Promise<void> {
    await askInGerman(name);
    await decide(world, await seePlan(world, name), 'request.approve');
    await world.see(chat, `${name} ist veröffentlicht`);
  }

  it('reads help in German, the words to type in English', async () => {
    await gerda.say(chat, 'hilfe');

    const help = await world.see(chat, 'Was der Qlik-Veröffentlicher kann');
    assert.match(textOf(help), /unpublish <name>.*Beantragt, eine Veröffentlichung aufzuheben/u);
  });

  it('gets the form, and what is wrong with it, in German', async () => {
    await gerda.say(chat, 'publish');
    const form = await world.see(chat, 'Genehmigung beantragen');

    const wrong = { ...goodForm, name: 'Der Vertrieb', authPort: '99999' };
    const { body } = await gerda.click(chat, form.id, 'request.submit', wrong);

    assert.match(readable(body.value), /Verwenden Sie nur Kleinbuchstaben/u);
    assert.match(readable(body.value), /Geben Sie eine ganze Zahl von 1 bis 65535 ein/u);
    assert.deepEqual(shownTexts(body.value).filter(isEnglish), []);
  });

  it('asks in German, and the approval is asked for in English where it was bound in English', async () => {
    const body = await askInGerman('gefragt');

    assert.match(readable(body.value), /gefragt veröffentlichen: Wird geprüft/u);
    const approval = await seePlan(world, 'gefragt');
    assert.match(textOf(approval), /Create the application “Qlik Sense gefragt”/u);
    assert.match(textOf(await world.see(chat, 'Wartet auf Genehmigung')), /2 Anwendungen, 4 Zuweisungen/u);
  });

  it('is told the end in German', async () => {
    await askInGerman('beendet');
    const decided = await decide(world, await seePlan(world, 'beendet'), 'request.approve');

    assert.match(readable(decided.body.value), /Approved by Adam Administrator/u);
    await world.see(chat, 'beendet ist veröffentlicht');
    const approval = await world.see(approvals, 'Approval to publish beendet: Published');
    assert.doesNotMatch(textOf(approval), /Veröffentlicht|Genehmig/u);
  });

  it('reads the history in German, also of what was written before', async () => {
    await publishInGerman('frueher');
    await gerda.say(chat, 'history frueher');

    const history = await world.see(chat, 'Verlauf von frueher');
    assert.match(textOf(history), /der Anwendung „Qlik Sense frueher[^“]*“ zuweisen/u);
    assert.match(textOf(history), /Beantragt von Rita Requester · [^]*Genehmigt von Adam Administrator · /u);
  });

  it('is refused in German', async () => {
    const { body } = await gerda.click(chat, 'no-card', 'request.withdraw', {
      requestId: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20',
    });

    assert.match(String(body.value), /^Diese Karte ist nicht die aktuelle Karte ihres Antrags\./u);
  });

  it('has read no English word of the bot', async () => {
    await publishInGerman('ganz');

    const said = world.in(chat).flatMap((message: TeamsMessage) => shownTexts(cardOf(message)));

    assert.deepEqual(said.filter(isEnglish), []);
  });
});
