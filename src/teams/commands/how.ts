import { sentence, type Text } from '../../language/sentence.ts';

/** How a command is used: what help says of it by itself. */
export interface How {
  /** The command as it can be typed. */
  example: string;
  who: Text;
  next: Text;
}

const everybody = sentence('Everybody who can write to the bot');
const requesters = sentence('Everybody who may ask for publications, but no guests');
const shown = sentence('The answer comes at once. Nothing is changed.');
const asked = sentence(
  'A form comes first. Nothing is changed before an approver has seen the plan and agreed.',
);

const shows = (example: string): How => ({ example, who: everybody, next: shown });
const asks = (example: string): How => ({ example, who: requesters, next: asked });

const hows: Readonly<Record<string, How>> = {
  publish: asks('publish https://qlik.contoso.com'),
  status: shows('status sales-qlik'),
  diagnose: {
    ...shows('diagnose sales-qlik'),
    next: sentence('The answer begins at once and is completed within a minute. Nothing is changed.'),
  },
  requests: shows('requests'),
  assign: asks('assign sales-qlik tom@contoso.com, Qlik testers'),
  unassign: asks('unassign sales-qlik tom@contoso.com'),
  update: asks('update sales-qlik'),
  repair: asks('repair sales-qlik'),
  accept: asks('accept sales-qlik'),
  allow: asks('allow sales-qlik'),
  unpublish: asks('unpublish sales-qlik'),
  restore: asks('restore sales-qlik'),
  adopt: {
    ...asks('adopt'),
    next: sentence('A list comes first: pick what to adopt, then the form is shown.'),
  },
  history: shows('history sales-qlik'),
  report: {
    example: 'report',
    who: sentence('Approvers'),
    next: sentence(
      'In a chat with the bot it comes as a file for a spreadsheet; with a page number behind it, and in the approvals channel, it is read.',
    ),
  },
  settings: {
    example: 'settings approvals',
    who: sentence('Everybody may look; approvers bind a channel.'),
    next: sentence(
      'Approvals, or results, go to the channel in which this is typed; with “off” behind it, no longer.',
    ),
  },
  help: shows('help publish'),
};

/** Returns how a command is used. One that is not listed shows something and takes nothing. */
export function howTo(name: string): How {
  return hows[name] ?? shows(name);
}
