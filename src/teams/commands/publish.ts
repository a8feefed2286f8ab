import { sentence } from '../../language/sentence.ts';
import { formOptions } from '../../service/tenant/form-options.ts';
import { emptyForm } from '../../service/model/form.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { render } from '../cards.ts';
import { publishFormView } from '../views/forms/publish-form.ts';
import type { Command } from './command.ts';

/** `publish` shows the form; an address typed behind it is filled in. */
export const publish: Command = {
  name: 'publish',
  usage: 'publish [address]',
  description: sentence('Asks to publish a Qlik Sense server'),
  run: async ({ deps, actor, reply, picked, language }, text) => {
    await requireMayOpenForm(deps, actor);
    const qlikUrl = /https?:\/\/[^\s<>)\]"]+/i.exec(text)?.[0] ?? text;
    const [options, people] = await Promise.all([formOptions(deps), picked('')]);
    await reply(
      render(language, 'publish-form', publishFormView(options, { ...emptyForm, qlikUrl }, [], people)),
    );
  },
};
