// What a page is asked by the benchmark of the web client; it is there before the page's own scripts.
(() => {
  const seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.lcp = entry.startTime))).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.cls += entry.hadRecentInput ? 0 : entry.value))).observe({ type: 'layout-shift', buffered: true });

  // the frame in which it is there, and the moment behind it, when it has been painted
  const until = (isThere) =>
    new Promise((done) => {
      const look = () => (isThere() ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look));
      look();
    });

  const bench = {
    seen: () => seen,

    /** From the beginning of the page until something is shown. */
    awaited: (selector) => (bench.shown = until(() => document.querySelector(selector) !== null)),

    /** From the next event of a kind until that is so. */
    from: (kind, isThere) => {
      bench.timed = new Promise((done) =>
        addEventListener(kind, () => {
          const begun = performance.now();
          void until(isThere).then((end) => done(end - begun));
        }, { capture: true, once: true }),
      );
    },

    /** From that until this is so. */
    took: async (does, isThere) => {
      const begun = performance.now();
      does();
      return (await until(isThere)) - begun;
    },

    isPlain: location.pathname === '/health/ready',
    box: () => document.querySelector('[role=grid]')?.parentElement ?? document.querySelector('#box'),

    /** Scrolls on by so much in each frame, back and forth where there is no more; answers how long the frames took. */
    scroll: (pixels, frames) =>
      new Promise((done) => {
        const box = bench.box();
        const times = [];
        let way = pixels;
        let before;
        let elements = 0;
        let waits = 0;
        const step = (now) => {
          if (before !== undefined) {
            times.push(now - before);
          }
          before = now;
          if (times.length % 50 === 0) {
            elements = Math.max(elements, document.getElementsByTagName('*').length);
          }
          if (times.length === frames) {
            done({ times, elements, waits });
            return;
          }
          const top = box.scrollTop;
          box.scrollTop = top + way;
          if (box.scrollTop === top) {
            waits += 1;
            way = bench.isPlain ? -way : way;
          }
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),

    /** How long each request of that name took. */
    requests: (name) => performance.getEntriesByType('resource').filter((entry) => entry.name.includes(name)).map((entry) => entry.duration),
  };
  window.bench = bench;
})();
