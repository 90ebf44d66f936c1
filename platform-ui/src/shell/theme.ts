import { type MantineColorScheme, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { setWindow } from '../api/records';
import type { Session } from '../api/session';
import { setDensity } from '../ui/density';
import { useApp } from './app';

const schemeOf = (theme: string | undefined): MantineColorScheme => (theme === 'light' || theme === 'dark' ? theme : 'auto');

/** Has the pages look as whoever signed in set it, on whatever device. */
export function Looks({ session }: { session: Session }) {
  const { theme, density, page_size: size } = session.settings;
  const { setColorScheme } = useMantineColorScheme();
  // lists are drawn by it, so it is there before them
  setDensity(density);
  setWindow(size);
  // what was chosen in passing since holds, however often this is drawn
  const told = `${session.user.id} ${theme ?? ''}`;
  const applied = useRef<string>(undefined);
  useEffect(() => {
    if (applied.current !== told) {
      applied.current = told;
      setColorScheme(schemeOf(theme));
    }
  }, [told, theme, setColorScheme]);
  return null;
}

/** Light or dark, as it is chosen in passing; it goes along to one's other devices. */
export function useTheme() {
  const { session } = useApp();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme();
  const me = session.user.id;
  return useMemo(() => {
    const choose = (scheme: MantineColorScheme) => {
      setColorScheme(scheme);
      // what cannot be kept holds on this device all the same
      void import('../api/settings')
        .then(({ setOne }) => setOne(`user/${me}`, 'system', 'theme', () => (scheme === 'auto' ? 'device' : scheme)))
        .catch(() => undefined);
    };
    return { colorScheme, shown, choose, toggle: () => choose(shown === 'dark' ? 'light' : 'dark') };
  }, [colorScheme, shown, setColorScheme, me]);
}
