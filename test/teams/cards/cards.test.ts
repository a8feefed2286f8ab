import assert from 'node:assert/strict';
import { globSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { card as makeCard } from '../../../src/teams/cards/render.ts';
import { publishFormCard } from '../../../src/teams/cards/forms/publish-form.ts';
import { aPublishForm, formOptions } from '../../builders/request-view.ts';
import { sampleCards } from '../../builders/sample-cards.ts';
import { sampleKinds } from '../../builders/sample-kinds.ts';
import { sampleReduced } from '../../builders/sample-reduced.ts';
import { sampleTests } from '../../builders/sample-tests.ts';
import { actionsOf, elementsOf, textOf } from '../../harness/chat/read-card.ts';

const kilobyte = 1024;
const samples = [...sampleCards(), ...sampleKinds(), ...sampleReduced(), ...sampleTests()];

/** Returns the templates of the cards that the files in `src/teams/cards` export. */
async function templates(): Promise<string[]> {
  const folder = new URL('../../../src/teams/cards/', import.meta.url);
  const files = globSync('**/*.ts', { cwd: folder });
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  const exported = modules.flatMap((module: object) => Object.values(module));
  const found = exported.flatMap((one) =>
    typeof one === 'function' && 'template' in one ? one.template : [],
  );
  return [...new Set(found.map(String))].toSorted();
}

describe('cards', () => {
  it('has a template for each card and no other', async () => {
    const files = readdirSync(new URL('../../../cards/', import.meta.url));
    const names = files.filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json'));

    assert.deepEqual(names.toSorted(), await templates());
  });

  it('shows every card at least once in these tests', async () => {
    const shown = samples.map(({ name }) => name);

    assert.deepEqual([...new Set(shown)].toSorted(), await templates());
  });

  for (const { title, name, card } of samples) {
    describe(`${name} (${title})`, () => {
      it('leaves no placeholder and no empty text', () => {
        const texts = elementsOf(card).filter(({ type }) => type === 'TextBlock' || type === 'TextRun');

        assert.doesNotMatch(JSON.stringify(card), /\$\{/);
        assert.ok(texts.length > 0);
        for (const { text } of texts)
          assert.ok(typeof text === 'string' && text.trim() !== '', JSON.stringify(text));
      });

      it('is an Adaptive Card 1.5 below 20 KB with a summary', () => {
        assert.equal(card.type, 'AdaptiveCard');
        assert.equal(card.version, '1.5');
        assert.notEqual(card.fallbackText, '');
        assert.ok(Buffer.byteLength(JSON.stringify(card)) < 20 * kilobyte);
      });

      it('has only actions with a verb or an address, their data being text', () => {
        for (const action of actionsOf(card)) {
          const target =
            action.type === 'Action.OpenUrl' ? action.url : (action.verb ?? action.targetElements);
          assert.ok(target, JSON.stringify(action));
          for (const value of Object.values(action.data ?? {})) assert.equal(typeof value, 'string');
        }
      });
    });
  }
});

describe('render', () => {
  it('shows text that looks like a template as it was typed', () => {
    const form = aPublishForm({ name: '${reason.value}', reason: 'secret "quoted"\n\\ text' });

    const card = publishFormCard('en', formOptions(), form, []);

    const values = elementsOf(card).map(({ id, value }) => [id, value]);
    assert.deepEqual(values.find(([id]) => id === 'name')?.[1], '${reason.value}');
    assert.deepEqual(values.find(([id]) => id === 'reason')?.[1], 'secret "quoted"\n\\ text');
  });

  it('puts text where a stored row lacks a value', () => {
    const paging = { summary: undefined, previous: null, next: '' };
    const stored = { title: undefined, list: 'changes', lines: [{ text: null }], paging, requestId: 7 };

    const card = makeCard('plan-page', () => stored)('en');

    assert.doesNotMatch(JSON.stringify(card), /\$\{|null|undefined/);
    assert.match(textOf(card), /Request 7/);
  });
});
