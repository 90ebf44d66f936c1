import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useRefreshed } from '../src/pages/home/live';
import { AppContext, type App } from '../src/shell/app';
import { useLive } from '../src/shell/live';

/** A stream that does what a test says. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static made: Stream[] = [];
  readyState = 0;

  constructor(readonly address: string) {
    super();
    Stream.made.push(this);
  }

  close() {
    this.readyState = Stream.CLOSED;
  }

  say(what: string, data?: unknown) {
    act(() => void this.dispatchEvent(Object.assign(new Event(what), { data: JSON.stringify(data) })));
  }

  /** Browsers give up a stream for good when its address answers with an error. */
  giveUp() {
    this.close();
    this.say('error');
  }
}

const app = { t: (key: string) => key, session: { events: 'e:7' } } as unknown as App;
let client: QueryClient;
let asked: string[];

function live(use: () => unknown = useLive) {
  const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, createElement(AppContext.Provider, { value: app }, children));
  return renderHook(use, { wrapper });
}

beforeEach(() => {
  vi.useFakeTimers();
  Stream.made = [];
  vi.stubGlobal('EventSource', Stream);
  client = new QueryClient();
  asked = [];
  vi.spyOn(client, 'invalidateQueries').mockImplementation(async (filters) => void asked.push((filters?.queryKey ?? []).join(' ')));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the stream of changes', () => {
  it('is opened anew when it was given up, and asks for what was missed meanwhile', () => {
    const { result } = live();
    Stream.made[0]!.say('open');
    Stream.made[0]!.say('ready');
    Stream.made[0]!.giveUp();
    act(() => void vi.advanceTimersByTime(4_900));
    expect(Stream.made.length).toBe(1);
    expect(result.current).toBe(false);
    act(() => void vi.advanceTimersByTime(200));
    expect(Stream.made.length).toBe(2);
    asked = [];
    Stream.made[1]!.say('open');
    Stream.made[1]!.say('ready');
    expect(result.current).toBe(true);
    expect(asked).toEqual(['records', 'widgets', 'meta', 'manifests']);
    // a stream that came again by itself is told what it missed
    Stream.made[1]!.say('ready');
    expect(asked.length).toBe(4);
  });

  it('begins where the session was read, so that nothing is asked for twice', () => {
    live();
    Stream.made[0]!.say('open');
    expect(Stream.made[0]!.address).toBe('/api/v1/events?since=e%3A7');
    expect(asked).toEqual([]);
    Stream.made[0]!.giveUp();
    act(() => void vi.advanceTimersByTime(5_000));
    expect(Stream.made[1]!.address).toBe('/api/v1/events');
  });

  it('that is cut and comes again by itself is left alone', () => {
    live();
    Stream.made[0]!.say('error');
    act(() => void vi.advanceTimersByTime(60_000));
    expect(Stream.made.length).toBe(1);
  });

  it('is not opened by a page that is gone', () => {
    const { unmount } = live();
    Stream.made[0]!.giveUp();
    unmount();
    vi.advanceTimersByTime(60_000);
    expect(Stream.made.length).toBe(1);
  });

  it('has what changed asked for once, however many changes there are, and each record that is looked at', () => {
    const kept = [['list', 1], ['totals', 1], ['desk', '1'], ['desk', '30'], ['one', '2'], ['history', '3'], ['desk', 'other'], ['views', 'a.b']].map((rest) => ['records', 'a.b', ...rest]);
    kept.forEach((key) => client.setQueryData(key, 1));
    vi.mocked(client.invalidateQueries).mockRestore();
    const told = vi.spyOn(client, 'invalidateQueries');
    live();
    for (let id = 1; id <= 30; id++) {
      Stream.made[0]!.say('change', { entity: 'a.b', id: String(id) });
    }
    act(() => void vi.advanceTimersByTime(250));
    expect(told).toHaveBeenCalledTimes(1);
    expect(kept.filter((key) => client.getQueryState(key)!.isInvalidated).map((key) => key.slice(2).join(' '))).toEqual(['list 1', 'totals 1', 'desk 1', 'desk 30', 'one 2', 'history 3']);
  });

  it('waits with what changes further on until answers are there', async () => {
    let answer = () => {};
    vi.mocked(client.invalidateQueries).mockImplementation((filters) => {
      asked.push((filters?.queryKey ?? []).join(' '));
      return new Promise<void>((done) => (answer = done));
    });
    const change = (id: string) => Stream.made[0]!.say('change', { entity: 'a.b', id });
    live();
    change('1');
    await act(() => vi.advanceTimersByTimeAsync(250));
    change('2');
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    change('3');
    expect(asked).toEqual(['records a.b']);
    answer();
    await act(() => vi.advanceTimersByTimeAsync(250));
    expect(asked).toEqual(['records a.b', 'records a.b']);
    answer();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(asked.length).toBe(2);
  });

  it('has everything asked for again when it cannot say what changed', () => {
    live();
    Stream.made[0]!.say('reload');
    expect(asked).toEqual(['records', 'widgets']);
  });
});

describe('a dashboard', () => {
  it('asks now and then for what changed, and for the calendar, into which all may play', () => {
    live(() => {
      useLive();
      useRefreshed();
    });
    for (const id of ['1', '2', '3']) {
      Stream.made[0]!.say('change', { entity: 'a.b', id });
    }
    Stream.made[0]!.say('change', { entity: 'a.c', id: '4' });
    act(() => void vi.advanceTimersByTime(5_000));
    expect(asked.filter((key) => key.startsWith('widgets')).sort()).toEqual(['widgets a.b', 'widgets a.c', 'widgets system.calendar']);
  });
});
