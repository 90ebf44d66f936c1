import { createTheme, type CSSVariablesResolver, type MantineColorsTuple, mergeThemeOverrides } from '@mantine/core';
import type { Accent } from './ui/accent';

/** Text to border to control to page, as the library reads the tuple. */
const dark: MantineColorsTuple = [
  '#ededef',
  '#c6c8cd',
  '#a8abb2',
  '#8f929a',
  '#34373c',
  '#26282c',
  '#1e2023',
  '#131416',
  '#0f1011',
  '#0b0c0d',
];

/** What takes away or went wrong, dark enough to be read on white, and pale enough on black. */
const red: MantineColorsTuple = ['#fdecec', '#fbd5d7', '#f6aaae', '#f2787d', '#e8575e', '#d63f46', '#c42f36', '#a8262c', '#8a1f25', '#6d181d'];

/** The page behind what floats above it stays to be seen. */
const SHADE = { backgroundOpacity: 0.4 };

const FLOATING = { title: { fontSize: 16, fontWeight: 600, lineHeight: 1.3, overflowWrap: 'anywhere' as const }, content: { boxShadow: 'var(--shadow)' } };

const look = createTheme({
  fontFamily: "'Inter Variable', Inter, system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { dark, red },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '13px', sm: '13px', md: '13px', lg: '16px', xl: '22px' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '16px' }, h2: { fontSize: '14px' }, h3: { fontSize: '13px' } } },
  components: {
    Button: { defaultProps: { size: 'xs', fw: 500 } },
    // what explains a field stands below it, so that fields side by side begin at one height
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] }, styles: { label: { fontWeight: 500, marginBottom: 3 }, description: { fontSize: 12 }, error: { fontSize: 12 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' }, styles: { inputField: { minWidth: 40 } } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, fz: 12 } },
    // without the library's place holder, which is no item of a menu, the first item has the focus
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 }, withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { transitionProps: { duration: 140 }, padding: 20, radius: 10, overlayProps: SHADE }, styles: FLOATING },
    Drawer: { defaultProps: { transitionProps: { duration: 140 }, padding: 20, overlayProps: SHADE }, styles: FLOATING },
  },
});

/** The library's components in the colour of the installation. */
export const themeOf = ({ shades }: Accent) => mergeThemeOverrides(look, { colors: { accent: shades } });

/** What is drawn in the colour of the installation; and the library's own shades of text are too pale for WCAG AA. */
export const variablesOf = ({ light, dark }: Accent): CSSVariablesResolver => () => ({
  variables: { '--mantine-line-height': '1.45' },
  light: {
    ...tones(light),
    '--mantine-color-dimmed': '#5e5f68',
    '--mantine-color-text': '#1b1b1f',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-placeholder': '#71727b',
    '--mantine-color-default-border': '#dcdce2',
    '--mantine-color-error': '#c42f36',
  },
  dark: {
    ...tones(dark),
    '--mantine-color-dimmed': '#a8abb2',
    '--mantine-color-text': '#ededef',
    '--mantine-color-body': '#131416',
    '--mantine-color-placeholder': '#8f929a',
    '--mantine-color-default-border': '#34373c',
    '--mantine-color-error': '#f2787d',
  },
});

const tones = ({ fill, text, soft }: Accent['light']) => ({ '--accent': fill, '--accent-text': text, '--accent-soft': soft });
