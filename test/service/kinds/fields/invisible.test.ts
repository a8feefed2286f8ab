import assert from 'node:assert/strict';
import {
  invisibleProblems,
  isCode,
  visible,
  visibleForm,
} from '../../../../src/service/kinds/fields/invisible.ts';
import { emptyForm, type RequestForm } from '../../../../src/service/model/request/form.ts';
import { never, unseen } from '../../../builders/unseen-characters.ts';

const fields = Object.keys(emptyForm) as (keyof RequestForm)[];
const words: readonly string[] = ['reason', 'groups', 'displayName'];

describe('characters that nobody can see', () => {
  for (const [what, character] of never)
    it(`are refused in every field: ${what}`, () => {
      for (const field of fields) {
        const form = { ...emptyForm, [field]: `a${character}b` };
        assert.deepEqual(
          invisibleProblems(form).map((one) => one.field),
          [field],
        );
        assert.deepEqual(visibleForm(form), { ...emptyForm, [field]: 'ab' });
      }
    });

  for (const [what, character] of unseen)
    it(`are refused where they deceive, and kept where people write: ${what}`, () => {
      for (const field of fields) {
        const problems = invisibleProblems({ ...emptyForm, [field]: `a${character}b` });
        assert.deepEqual(problems.length, words.includes(field) ? 0 : 1, field);
      }
      assert.equal(isCode(`a${character}b`), false);
    });

  it('do not count around an entry, nor do the line breaks of a list or a reason', () => {
    const form = {
      ...emptyForm,
      name: ' sales\n',
      qlikUrl: '\thttps://qlik.contoso.com \r\n',
      users: 'a@contoso.com\r\nb@contoso.com',
      groups: 'One\nTwo',
      reason: 'First.\n\n\tSecond. 👩‍💻 می‌خواهم',
    };

    assert.deepEqual(invisibleProblems(form), []);
    assert.deepEqual(visibleForm(form), form);
  });

  it('are refused in the middle of one line', () => {
    for (const field of [
      'name',
      'qlikUrl',
      'displayName',
      'servicePrincipalName',
      'connectorGroupId',
    ] as const)
      assert.equal(invisibleProblems({ ...emptyForm, [field]: 'a\nb' }).length, 1, field);
  });

  it('leave every other text as it is', () => {
    for (const text of ['Zoë Œuvre', '東京 本社', 'مرحبا', 'Ünïcødé – “quotes” 👍🏽'])
      assert.equal(visible(text), text);
  });
});
