import { readFileSync } from 'node:fs';

/** The themes of Teams. */
export const themes = ['light', 'dark', 'high contrast'] as const;
export type Theme = (typeof themes)[number];

/** What a host config has for each container style. */
interface ContainerStyle {
  backgroundColor: string;
  borderColor: string;
  foregroundColors: Record<string, { default: string; subtle: string }>;
}

/** A host config of Adaptive Cards, of which only the colours matter here. */
export interface HostConfig {
  containerStyles: Record<string, ContainerStyle>;
}

/**
 * Returns the host config of a theme. `hosts/*.json` are the unchanged `microsoft-teams-*.json` of the npm package
 * adaptivecards-designer 2.4.4 (MIT, © Microsoft, see `hosts/LICENSE`); the package itself brings the Monaco editor.
 */
export function hostConfig(theme: Theme): HostConfig {
  return theme === 'high contrast' ? highContrast(read('light')) : read(theme);
}

function read(name: string): HostConfig {
  return JSON.parse(readFileSync(new URL(`hosts/teams-${name}.json`, import.meta.url), 'utf8')) as HostConfig;
}

/**
 * Microsoft publishes no host config of the high-contrast theme. There every text has the colour of ordinary text, and
 * no container has a background of its own, so that only borders and lines are left of a frame.
 * https://github.com/MicrosoftDocs/msteams-docs/issues/13042
 */
function highContrast(light: HostConfig): HostConfig {
  const white = { default: '#ffffff', subtle: '#ffffff' };
  const styles = Object.entries(light.containerStyles).map(([name, { foregroundColors }]) => [
    name,
    {
      backgroundColor: '#000000',
      borderColor: '#ffffff',
      foregroundColors: Object.fromEntries(Object.keys(foregroundColors).map((colour) => [colour, white])),
    },
  ]);
  return { ...light, containerStyles: Object.fromEntries(styles) as HostConfig['containerStyles'] };
}
