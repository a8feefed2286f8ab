import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { cardNames, render } from '../../src/teams/cards.ts';
import { publishFormView } from '../../src/teams/views/forms/publish-form.ts';
import { requestStatusView, type RequestStatusData } from '../../src/teams/views/request/request-status.ts';
import { aPublishForm, aRequestView, formOptions } from '../builders/request-view.ts';
import { sampleCards } from '../builders/sample-cards.ts';
import { sampleChanges } from '../builders/sample-changes.ts';
import { sampleReduced } from '../builders/sample-reduced.ts';
import { actionsOf, elementsOf, textOf } from '../harness/chat/read-card.ts';

const kilobyte = 1024;
const samples = [...sampleCards(), ...sampleChanges(), ...sampleReduced()];

describe('cards', () => {
  it('has a template for each card and no other', () => {
    const files = readdirSync(new URL('../../cards/', import.meta.url)).filter((file) =>
      file.endsWith('.json'),
    );

    assert.deepEqual(files.toSorted(), cardNames.map((name) => `${name}.json`).toSorted());
  });

  it('shows every card at least once in these tests', () => {
    const shown = samples.map(({ name }) => name);

    assert.deepEqual([...new Set(shown)].toSorted(), [...cardNames].toSorted());
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

    const card = render('en', 'publish-form', publishFormView(formOptions(), form, []));

    const values = elementsOf(card).map(({ id, value }) => [id, value]);
    assert.deepEqual(values.find(([id]) => id === 'name')?.[1], '${reason.value}');
    assert.deepEqual(values.find(([id]) => id === 'reason')?.[1], 'secret "quoted"\n\\ text');
  });

  it('puts text where a stored row lacks a value', () => {
    const data = { ...requestStatusView(aRequestView()), message: undefined, trail: null, requestId: 7 };

    const card = render('en', 'request-status', data as unknown as RequestStatusData);

    assert.doesNotMatch(JSON.stringify(card), /\$\{|null|undefined/);
    assert.match(textOf(card), /Request 7/);
  });
});
