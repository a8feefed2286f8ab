import { formOptions } from '../../service/tenant/form-options.ts';
import { emptyForm, type RequestForm } from '../../service/model/request/form.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { suggestServer } from '../../service/qlik/suggest.ts';
import { publishFormCard } from '../cards/forms/publish-form.ts';
import { kindWords } from '../kinds/table.ts';
import type { Command } from './command.ts';

/** `publish` shows the form. What is typed after it is filled in: an address, people, or a name alone. */
export const publish: Command = {
  name: 'publish',
  usage: kindWords.publish.usage,
  description: kindWords.publish.description,
  run: async ({ deps, actor, reply, picked, language }, text) => {
    await requireMayOpenForm(deps, actor);
    const asked = { ...emptyForm, ...typed(text) };
    const [options, people, { form, hint }] = await Promise.all([
      formOptions(deps),
      picked(asked.users),
      suggestServer(deps, asked),
    ]);
    await reply(publishFormCard(language, { ...options, serverNote: hint }, form, [], people));
  },
};

function typed(text: string): Pick<RequestForm, 'name' | 'qlikUrl' | 'users'> {
  const words = text.split(/[\s,;]+/u);
  const url = /https?:\/\/[^\s<>)\]"“”]*[^\s<>)\]"“”.,;:!?]/iu.exec(text)?.[0];
  const host = words.find((word) => /^[a-z\d-]+([.:][a-z\d-]+)+/iu.test(word) && !word.includes('@'));
  const isName = /^[a-z][a-z\d-]*$/iu.test(text);
  return {
    name: isName ? text.toLowerCase() : '',
    qlikUrl: url ?? host ?? '',
    users: words.filter((word) => /^[^@]+@[^@]+\.[^@]+$/u.test(word)).join(', '),
  };
}
