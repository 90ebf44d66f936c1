import { describe, expect, it } from 'vitest';
import { accentOf, contrast } from '../src/ui/accent';

const PAGES = { light: '#ffffff', dark: '#131416' };
const STEPS = ['00', '33', '66', '99', 'cc', 'ff'];
const COLOURS = STEPS.flatMap((red) => STEPS.flatMap((green) => STEPS.map((blue) => `#${red}${green}${blue}`)));

describe('the colour of an installation (SYS-05)', () => {
  it('leaves words readable, whichever it is', () => {
    for (const colour of COLOURS) {
      const accent = accentOf(colour);
      expect(contrast(accent.shades[6], '#ffffff'), `white on ${colour}`).toBeGreaterThanOrEqual(4.5);
      for (const scheme of ['light', 'dark'] as const) {
        const { text, soft } = accent[scheme];
        expect(contrast(text, soft), `${colour} on its tint, ${scheme}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(text, PAGES[scheme]), `${colour} on the page, ${scheme}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(accent.shades[6], PAGES.dark), `a button in ${colour}`).toBeGreaterThanOrEqual(2);
    }
  });

  it('is taken as it is where it can be read', () => {
    expect(accentOf('#5b5bd6').light.fill).toBe('#5b5bd6');
    expect(accentOf('#b3261e').shades[6]).toBe('#b3261e');
  });

  it('is of one hue from the palest to the darkest', () => {
    const { shades } = accentOf('#2f6fed');
    const light = shades.map((shade) => contrast(shade, '#000000'));
    expect(light).toEqual([...light].sort((a, b) => b - a));
  });
});
