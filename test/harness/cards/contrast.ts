/** A colour: red, green and blue from 0 to 255, and its opacity from 0 to 1. */
export interface Colour {
  red: number;
  green: number;
  blue: number;
  opacity: number;
}

/** Reads a CSS colour as Adaptive Cards writes it: `#rrggbb`, `rgb(…)` or `rgba(…)`. Throws on any other. */
export function readColour(css: string): Colour {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(css)?.slice(1);
  const rgb = /^rgba?\(([^)]+)\)$/u.exec(css)?.[1]?.split(',');
  const parts = hex?.map((part) => parseInt(part, 16)) ?? rgb?.map(Number);
  const [red, green, blue, opacity = 1] = parts ?? [];
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`“${css}” is no colour that a card has.`);
  return { red, green, blue, opacity };
}

/** Returns what is seen of a colour on an opaque one. */
export function over({ red, green, blue, opacity }: Colour, below: Colour): Colour {
  const mix = (upper: number, lower: number) => upper * opacity + lower * (1 - opacity);
  return {
    red: mix(red, below.red),
    green: mix(green, below.green),
    blue: mix(blue, below.blue),
    opacity: 1,
  };
}

/**
 * Returns the contrast of two opaque colours, from 1 to 21.
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  const linear = (part: number) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
