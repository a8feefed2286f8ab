import { formOptions } from '../../service/tenant/form-options.ts';
import { emptyForm } from '../../service/model/request/form.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { publishFormCard } from '../cards/forms/publish-form.ts';
import { kindWords } from '../kinds/table.ts';
import type { Command } from './command.ts';

/** `publish` shows the form. An address typed after it is filled in. */
export const publish: Command = {
  name: 'publish',
  usage: kindWords.publish.usage,
  description: kindWords.publish.description,
  run: async ({ deps, actor, reply, picked, language }, text) => {
    await requireMayOpenForm(deps, actor);
    const qlikUrl = /https?:\/\/[^\s<>)\]"]+/i.exec(text)?.[0] ?? text;
    const [options, people] = await Promise.all([formOptions(deps), picked('')]);
    await reply(publishFormCard(language, options, { ...emptyForm, qlikUrl }, [], people));
  },
};
