import assert from 'node:assert/strict';
import { commands } from '../../../../src/teams/commands/index.ts';
import { understand } from '../../../../src/teams/commands/find/understand.ts';

/** What is understood, as a person would type it; commands that are only near begin with a question mark. */
function read(said: string): string {
  const understood = understand(commands, said);
  if ('command' in understood) return `${understood.command.name} ${understood.text}`.trim();
  if ('courtesy' in understood) return understood.courtesy;
  if ('button' in understood) return `[${understood.button}] ${understood.text}`.trim();
  return understood.near.map(({ command, text }) => `? ${command.name} ${text}`.trim()).join(', ') || '?';
}

describe('what is typed to the bot', () => {
  const address = 'https://qlik.contoso.com/hub';
  const cases: [typed: string, understood: string][] = [
    // As it is, with signs around it, and among courtesies.
    [`publish ${address}`, `publish ${address}`],
    [`publish: ${address}`, `publish ${address}`],
    [`publish:${address}`, `publish ${address}`],
    [`Publish! ${address}`, `publish ${address}`],
    ['publish,', 'publish'],
    ['/list', 'list'],
    ['list.', 'list'],
    ['pls publish', 'publish'],
    [`please publish ${address}`, `publish ${address}`],
    ['hi, could you publish this', 'publish this'],
    ['can you list', 'list'],
    ['show list', 'list'],
    ['show all', 'list'],
    ['list all', 'list all'],
    ['what is the status of sales', 'status of sales'],
    ['re-pair sales', 'repair sales'],
    ['re pair sales', 'repair sales'],
    ['un publish sales', 'unpublish sales'],
    // In another order.
    ['sales status', 'status sales'],
    ['tom@contoso.com assign sales', 'assign tom@contoso.com sales'],
    ['take tom@contoso.com off sales', 'unassign tom@contoso.com off sales'],
    ['give eva@contoso.com access to sales', 'assign eva@contoso.com access to sales'],
    // In German, whatever the person's language.
    [`veröffentlichen ${address}`, `publish ${address}`],
    [`Veroeffentlichen ${address}`, `publish ${address}`],
    ['bitte sales zuweisen tom@contoso.com', 'assign sales tom@contoso.com'],
    ['entziehen sales', 'unassign sales'],
    ['ändern sales', 'update sales'],
    ['AENDERN sales', 'update sales'],
    ['aktualisieren sales', 'update sales'],
    ['reparieren sales', 'repair sales'],
    ['zurückziehen sales', 'unpublish sales'],
    ['zuruecknehmen sales', 'unpublish sales'],
    ['wiederherstellen sales', 'restore sales'],
    ['übernehmen', 'adopt'],
    ['Verlauf sales', 'history sales'],
    ['Konnektoren', 'connectors'],
    ['Einstellungen', 'settings'],
    ['anfragen', 'requests'],
    ['zeig mir die Liste', 'list'],
    // Asking how.
    ['', 'help'],
    ['?', 'help'],
    ['hilfe', 'help'],
    ['what can you do', 'help'],
    ['was kannst du', 'help'],
    ['help publish', 'help publish'],
    ['publish help', 'help publish'],
    ['publish ?', 'help publish'],
    ['zuweisen Hilfe', 'help assign'],
    ['how do I publish', 'help publish'],
    ['how can I add somebody to sales', 'help assign'],
    ['what does repair do', 'help repair'],
    ['Wie veröffentliche ich Qlik', 'help publish'],
    ['was macht reparieren', 'help repair'],
    ['wie ist der Status von sales', 'status von sales'],
    // Pasted from the help card.
    ['assign <name> [people]', 'assign'],
    ['publish [address]', 'publish'],
    ['help [command]', 'help'],
    // What only a button does.
    ['approve', '[approve]'],
    ['please undo sales', '[undo] sales'],
    ['cancel publish sales', '[cancel] publish sales'],
    ['genehmigen', '[genehmigen]'],
    ['try again', '[try again]'],
    ['Antrag zurückziehen', '[Antrag zurückziehen]'],
    // Words that depend on what is said with them.
    ['remove tom@contoso.com from sales', 'unassign tom@contoso.com from sales'],
    ['remove tom from sales', 'unassign tom from sales'],
    ['delete tom@contoso.com from sales', 'unassign tom@contoso.com from sales'],
    ['remove sales', '? unpublish sales, ? unassign sales'],
    ['entferne sales', '? unpublish sales, ? unassign sales'],
    ['delete sales', 'unpublish sales'],
    ['lösche sales', 'unpublish sales'],
    ['aufheben sales', 'unpublish sales'],
    ['Veröffentlichung aufheben sales', 'unpublish sales'],
    ['Zuweisung aufheben sales tom@contoso.com', 'unassign sales tom@contoso.com'],
    ['take down sales', 'unpublish sales'],
    [`add ${address}`, `? publish ${address}, ? assign ${address}`],
    [`${address} freigeben`, `publish ${address}`],
    ['freigeben', '? publish, ? requests'],
    // Courtesies.
    ['hi', 'greeting'],
    ['Hello!', 'greeting'],
    ['Guten Morgen', 'greeting'],
    ['thank you very much', 'thanks'],
    ['Danke', 'thanks'],
    // Nearly.
    [`publsh ${address}`, `? publish ${address}`],
    [`publich ${address}`, `? publish ${address}`],
    ['unpublsh sales', '? unpublish sales'],
    ['sttus sales', '? status sales'],
    ['please asign p1 tom@contoso.com', '? assign p1 tom@contoso.com'],
    ['veröfentlichen', '? publish'],
    ['hlep', '? help'],
    ['lsit', '? list'],
    ['pub', '? publish'],
    ['conectors', '? connectors'],
    // Not at all.
    ['the weather is fine', '?'],
    ['12345', '?'],
  ];

  for (const [typed, understood] of cases)
    it(`is understood: “${typed}”`, () => {
      assert.equal(read(typed), understood);
    });

  it('is near three commands at most', () => {
    assert.equal(read('re sales').split(',').length, 3);
  });

  it('is the command whatever a person calls it in any language, for every command', () => {
    for (const { name } of commands) assert.equal(read(name), name);
  });
});
