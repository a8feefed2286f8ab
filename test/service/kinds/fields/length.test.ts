import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../../../src/language/say.ts';
import { lengthProblems } from '../../../../src/service/kinds/fields/length.ts';
import {
  mostCharacters,
  mostOfText,
  mostTypedOfText,
} from '../../../../src/service/model/request/entry-length.ts';
import { emptyForm, formFields, type RequestForm } from '../../../../src/service/model/request/form.ts';
import { splitList } from '../../../../src/service/model/request/split-list.ts';
import { elementsOf } from '../../../harness/chat/read-card.ts';

/** Returns the inputs for text on a form's template, each with the length that the client lets through. */
function inputsOf(template: string): { id: string; maxLength: unknown }[] {
  const file = readFileSync(new URL(`../../../../cards/${template}.json`, import.meta.url), 'utf8');
  const inputs = elementsOf(JSON.parse(file)).filter(({ type }) => type === 'Input.Text');
  return inputs.map((input) => ({ id: input.id ?? '', maxLength: Reflect.get(input, 'maxLength') }));
}

describe('an entry that is too long', () => {
  const most = (field: string) => mostCharacters(field as keyof RequestForm);

  it('is named with the limit and its length, for every field', () => {
    const form = Object.fromEntries(
      formFields.map((field) => [field, 'x'.repeat(most(field) + 1)]),
    ) as RequestForm;

    const problems = lengthProblems(form);

    assert.deepEqual(
      problems.map(({ field, message }) => [field, english(message)]),
      formFields.map((field) => [
        field,
        `Use at most ${most(field)} characters: these are ${most(field) + 1}.`,
      ]),
    );
  });

  it('has as many characters as allowed, or blanks around them', () => {
    assert.deepEqual(
      lengthProblems({ ...emptyForm, reason: `  ${'x'.repeat(mostOfText)}\n`, users: 'x'.repeat(200_000) }),
      [],
    );
  });

  for (const template of ['publish-form', 'update-form', 'short-form'])
    it(`cannot be typed into ${template} without end, but a text long enough to be told`, () => {
      const inputs = inputsOf(template);

      assert.ok(inputs.length > 3);
      assert.deepEqual(
        inputs,
        inputs.map(({ id }) => ({ id, maxLength: id === 'reason' ? mostTypedOfText : most(id) })),
      );
    });

  it('cannot be typed as a comment without end either', () => {
    assert.deepEqual(inputsOf('approval'), [{ id: 'comment', maxLength: mostTypedOfText }]);
  });

  for (const opening of ['[', '„', '“', '«', '"', '<', '(a@', '<a@', '- ', ', '])
    it(`takes no longer to read when it is made of ${opening}`, () => {
      const startedAt = performance.now();

      splitList(opening.repeat(200_000 / opening.length));

      // Read in one pass it takes milliseconds; looking ahead from each opening quote took half a minute.
      assert.ok(performance.now() - startedAt < 5000);
    });
});
