import { joined, sentence, type Text } from '../../language/sentence.ts';
import { stateWords } from '../../service/tenant/capabilities/state-words.ts';
import { escapeMarkdown, escapeParagraphs } from '../text.ts';
import type { Fact } from './words/request-words.ts';
import type { Capability } from '../../service/model/capability.ts';
import { card } from './render.ts';

/** Data of `settings`: rows under a title each, and how to change them; the first has no title of its own. */
interface SettingsData {
  sections: { title: Text; facts: Fact[]; advice: Text }[];
}

/** What the bot, and whoever asks, can do in Microsoft Graph; `grantCommand` grants the bot what is missing. */
export interface Capable {
  ofBot: readonly Capability[];
  ofActor: readonly Capability[];
  grantCommand: string;
}

/** How the bot is set up, one row per setting, and what it can do in Microsoft Graph. What is not known has no section. */
export const settingsCard = card(
  'settings',
  (settings: readonly Fact[], { ofBot, ofActor, grantCommand }: Capable): SettingsData => {
    const isMissing = ofBot.some(({ state }) => state === 'missing');
    const grants = sentence('An operator grants what is missing with “{command}”.', {
      command: grantCommand,
    });
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
        advice: isMissing ? escapeParagraphs(grants) : '',
      },
      { title: sentence('In your name'), facts: ofActor.map(capabilityFact), advice: '' },
    ];
    return { sections: sections.filter(({ facts }) => facts.length > 0) };
  },
);

function capabilityFact(one: Capability): Fact {
  const { sign, words } = stateWords(one);
  return { title: one.what, value: joined([sign, words], ' ') };
}
