import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Boundary } from '../src/plugins/Boundary';
import { Markdown } from '../src/plugins/Markdown';
import { inPlace } from '../src/plugins/development';
import { again, failed, MOST_FAILURES, moduleOf, rests } from '../src/plugins/load';
import { AppContext, type App } from '../src/shell/app';
import { isOutdated, type Manifest, type Manifests } from '../src/shell/manifest';

const plugin = (id: string): Manifest => ({ uiApi: 1, id, nav: [], version: `/ui-plugins/${id}/1-0/`, module: `/ui-plugins/${id}/1-0/main.js` });
const app = { t: (key: string, values?: Record<string, unknown>) => `${key} ${Object.values(values ?? {}).join(' ')}`.trim() } as unknown as App;
const shown = (part: React.ReactNode) =>
  render(
    <MantineProvider>
      <AppContext.Provider value={app}>{part}</AppContext.Provider>
    </MantineProvider>,
  );

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('nobody there')));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a part of a plugin', () => {
  it('fails in its place, is tried again, and rests in the end', () => {
    let isMended = false;
    const Part = () => {
      if (!isMended) {
        throw new Error('<b>no score</b>');
      }
      return <p>score</p>;
    };
    shown(
      <>
        <p>beside it</p>
        <Boundary plugin={plugin('one')} place="panel score" label="Score">
          <Part />
        </Boundary>
      </>,
    );
    expect(screen.getByText('beside it')).toBeTruthy();
    expect(screen.getByText('one · <b>no score</b>')).toBeTruthy();
    for (let time = 1; time < MOST_FAILURES; time += 1) {
      expect(screen.getByText('plugin.failed Score')).toBeTruthy();
      fireEvent.click(screen.getByRole('button'));
    }
    expect(screen.getByText('plugin.rests Score')).toBeTruthy();
    isMended = true;
    fireEvent.click(screen.getByRole('button'));
    expect(screen.getByText('score')).toBeTruthy();
  });

  it('that rested is not begun anew on another page', () => {
    const two = plugin('two');
    for (let time = 0; time < MOST_FAILURES; time += 1) {
      failed(two, 'panel x', new Error('x'));
    }
    const Part = vi.fn(() => <p>score</p>);
    shown(
      <Boundary plugin={two} place="panel x" label="X">
        <Part />
      </Boundary>,
    );
    expect(Part).not.toHaveBeenCalled();
    expect(rests({ ...two, version: '/ui-plugins/two/2-0/' }, 'panel x')).toBe(false);
  });

  it('has a stand-in where somebody has one', () => {
    const Part = (): never => {
      throw new Error('x');
    };
    shown(
      <Boundary plugin={plugin('three')} place="look" label="L" fallback={<em>usual</em>}>
        <Part />
      </Boundary>,
    );
    expect(screen.getByText('usual')).toBeTruthy();
  });

  it('that is there stays the same when something of it is tried again, and what could not be had is fetched anew', async () => {
    const there = { ...plugin('there'), module: 'data:text/javascript,export default {}' };
    const module = moduleOf(there);
    await module;
    again(there);
    expect(moduleOf(there)).toBe(module);
    const gone = { ...plugin('gone'), module: 'data:text/javascript,throw 1' };
    const lost = moduleOf(gone);
    await expect(lost).rejects.toBeDefined();
    again(gone);
    expect(moduleOf(gone)).not.toBe(lost);
    await expect(moduleOf(gone)).rejects.toBeDefined();
  }, 30_000);

  it('without a module is told so', async () => {
    await expect(moduleOf({ uiApi: 1, id: 'none', nav: [] })).rejects.toThrow('none has no module');
  });
});

describe('code that may be on the page', () => {
  const all = (...plugins: Manifest[]): Manifests => ({ brand: { product: '', organisation: null, accent: null, logo: null }, plugins });

  it('is outdated when its file is another one, or gone', () => {
    expect(isOutdated(all(plugin('a')), all(plugin('a')))).toBe(false);
    expect(isOutdated(all(plugin('a')), all(plugin('a'), plugin('b')))).toBe(false);
    expect(isOutdated(all(plugin('a')), all({ ...plugin('a'), module: '/ui-plugins/a/2-0/main.js' }))).toBe(true);
    expect(isOutdated(all(plugin('a')), all())).toBe(true);
  });
});

describe('a module under work', () => {
  const jar = (module: string, style?: string): Manifest => ({ ...plugin('crafts'), module: `/ui-plugins/crafts/1-0/${module}`, ...(style === undefined ? {} : { style: `/ui-plugins/crafts/1-0/${style}` }) });
  const work = (address: string) => ({ plugin: 'crafts', address });

  it('takes the place of the one in the jar, with its style sheet beside it', () => {
    const [drawn] = inPlace([jar('code/main.js', 'main.css')], work('http://localhost:5173/code/main.js'));
    expect(drawn!.module).toMatch(/^http:\/\/localhost:5173\/code\/main\.js\?t=\d+$/);
    expect(drawn!.version).toBe(drawn!.module);
    expect(drawn!.style).toMatch(/^http:\/\/localhost:5173\/main\.css\?t=\d+$/);
    expect(inPlace([jar('main.js', 'style/main.css')], work('http://localhost:5173/dist/main.js'))[0]!.style).toContain('http://localhost:5173/dist/style/main.css?');
    expect(inPlace([jar('main.js')], work('http://localhost:5173/main.js'))[0]!.style).toBeUndefined();
  });

  it('is of that plugin alone, and only where a module draws something', () => {
    const others = [plugin('other'), { uiApi: 1, id: 'crafts', nav: [] }];
    expect(inPlace(others, work('http://localhost:5173/main.js'))).toEqual(others);
  });
});

describe('Markdown', () => {
  it.each([
    ['# Head\n\nOne *soft* **strong** `code`', '<h3>Head</h3><p>One <em>soft</em> <strong>strong</strong> <code>code</code></p>'],
    ['- a\n- b\n1. c', '<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>'],
    ['```\n<b>x</b>\n# no head\n```\nafter', '<pre>&lt;b&gt;x&lt;/b&gt;\n# no head</pre><p>after</p>'],
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['[bad](javascript:alert`1`) [x](data:text/html,y)', '<p>bad x</p>'],
    ['```\nnever closed', '<pre>never closed</pre>'],
  ])('%j', (text, markup) => {
    const { container } = shown(<Markdown text={text} />);
    expect(container.querySelector('div')!.innerHTML.replace(/<style[^]*?<\/style>/g, '')).toContain(markup);
  });

  it('comes to an end whatever it is given', () => {
    const signs = ['#', '`', '*', '-', '1', '.', ' ', '\n', '[', ']', '(', ')', 'x'];
    let seed = 7;
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 40 }, () => signs[(seed = (seed * 48271) % 2147483647) % signs.length]).join('');
      shown(<Markdown text={text} />);
      cleanup();
    }
  });
});
