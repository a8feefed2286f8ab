import { sentence, type Text } from '../../language/sentence.ts';
import type { KindWords, PlanWords, WayWords } from './kind-words.ts';

const working: WayWords = {
  working: sentence('Working'),
  done: sentence('Done'),
  starts: sentence('The work starts now.'),
  started: sentence('The work has started.'),
  nothing: sentence('Nothing was changed.'),
  ended: {
    written: sentence('Done. What was changed is in a message of its own.'),
    unwritten: sentence('Done. Nothing in the tenant had to change.'),
    accepted: sentence('Done. What was changed by hand is wanted from now on.'),
  },
};

const published: Text = sentence('Published. The test links are in a message of their own.');

/** The words of a publish from approval to completion. */
export const publishing: WayWords = {
  working: sentence('Publishing'),
  done: sentence('Published'),
  starts: sentence('Publishing starts now.'),
  started: sentence('Publishing has started.'),
  nothing: sentence('Nothing was created.'),
  ended: { written: published, unwritten: published, accepted: published },
};

/** The plan words of most kinds. */
export const usualPlan: PlanWords = {
  applications: sentence('Applications'),
  access: sentence('Access afterwards'),
  nothingToWrite: sentence('Nothing in the tenant has to change.'),
  isToldByApplications: false,
};

/** The plan words of a kind that opens addresses to the internet. */
export const openingPlan: PlanWords = { ...usualPlan, applications: sentence('Opens to the internet') };

/** What most kinds about a publication share. */
export const usual = {
  isAboutPeople: false,
  takesDown: false,
  idle: sentence('everything was already as asked: nothing in the tenant had to change.'),
  rejected: (name) => sentence('{name} stays as it is', { name }),
  way: working,
  plan: usualPlan,
} as const satisfies Partial<KindWords>;
