import { joined, sentence, type Text } from '../../language/sentence.ts';
import { approverMode, perhapsApproverMode } from '../../service/tenant/capabilities/approver-mode.ts';
import { stateWords } from '../../service/tenant/capabilities/state-words.ts';
import { escapeMarkdown, escapeParagraphs } from '../text.ts';
import type { Fact } from './words/request-words.ts';
import type { Capability } from '../../service/model/capability.ts';
import { card } from './render.ts';

/** Data of `settings`: titled sections of rows, and how to change them. The first section has no title. */
interface SettingsData {
  sections: { title: Text; facts: Fact[]; advice: Text }[];
  isSignInNeeded: boolean;
}

/** What the bot and the person who asks can do in Microsoft Graph. `grantCommand` grants the bot what it lacks. */
export interface Capable {
  ofBot: readonly Capability[];
  ofActor: readonly Capability[];
  /** The person is an approver and sees more once signed in. */
  isSignInNeeded: boolean;
  grantCommand: string;
}

/** How the bot is set up, one row per setting, and what it can do in Microsoft Graph. Unknown parts are left out. */
export const settingsCard = card(
  'settings',
  (settings: readonly Fact[], { ofBot, ofActor, isSignInNeeded, grantCommand }: Capable): SettingsData => {
    const sections = [
      {
        title: '',
        facts: settings.map(({ title, value }) => ({
          title: escapeMarkdown(title),
          value: escapeMarkdown(value, 600),
        })),
        advice: sentence(
          'In a channel, an approver can type “settings approvals” to have approvals asked for there, “settings announcements” to have results told there; with “off” behind it, no longer.',
        ),
      },
      {
        title: sentence('What the bot can do in Microsoft Graph'),
        facts: ofBot.map(capabilityFact),
        advice: joined(
          advice(ofBot, grantCommand).map((text) => escapeParagraphs(text)),
          '\n\n',
        ),
      },
      { title: sentence('In your name'), facts: ofActor.map(capabilityFact), advice: '' },
    ];
    return { sections: sections.filter(({ facts }) => facts.length > 0), isSignInNeeded };
  },
);

/** A command is shown only where it can change something; approver mode where it cannot. */
function advice(ofBot: readonly Capability[], command: string): Text[] {
  const has = (...states: Capability['state'][]) => ofBot.some(({ state }) => states.includes(state));
  return [
    ...(has('missing', 'unclear')
      ? [sentence('An operator grants what is missing with “{command}”.', { command })]
      : []),
    ...(has('peopleOnly') ? [approverMode] : []),
    ...(has('unclear') ? [perhapsApproverMode] : []),
  ];
}

function capabilityFact(one: Capability): Fact {
  const { sign, words } = stateWords(one);
  return { title: one.what, value: joined([sign, words], ' ') };
}
