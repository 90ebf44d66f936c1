import { useState } from 'react';
import { definePlugin, useHost, useRecords } from '@kontor/ui-sdk';
import { Button, Empty, Figure, html, Note, RecordTable, Stack, TextField } from '@kontor/ui-kit';

const THING = 'parts.thing';

function Good({ record }) {
  const host = useHost();
  const [times, setTimes] = useState(0);
  return html`<${Stack}>
    <p>${host.t('about', { title: record.caption })}</p>
    <${Button} onClick=${() => setTimes(times + 1)}>Pressed ${times} times<//>
  <//>`;
}

function Throwing({ record }) {
  if (!window.isMended) {
    throw new Error(`no score of ${record.caption}`);
  }
  return html`<p>Mended</p>`;
}

const plain = {
  mount(element, { record }) {
    element.textContent = `Plain ${record.caption}`;
    return {
      update: ({ record }) => {
        element.textContent = `Plain ${record.caption}, told`;
      },
      unmount: () => undefined,
    };
  },
};

function Board({ host, path, search }) {
  const things = useRecords(THING, { sort: ['-stars'], fields: ['caption', 'stars'] });
  const [words, setWords] = useState('');
  return html`<${Stack} gap=${16}>
    <${Figure} label="Things" value=${things.records.length} hint=${`${path} ${search.of ?? ''}`} />
    <${TextField} label="Title of the next" value=${words} onChange=${setWords} />
    <${Button} kind="primary" onClick=${() => host.records.create(THING, { caption: words }).catch(host.trouble)}>Make it<//>
    <${RecordTable} entity=${THING} sort=${['caption']} columns=${['caption', 'stars']} label="All things" />
    <${Note}>In ${host.locale}<//>
    <${Empty} title="Nothing else" />
  <//>`;
}

export default definePlugin({
  panels: { good: Good, plain, throwing: Throwing, top: ({ record }) => html`<strong>${record.caption} above all</strong>` },
  pages: { board: Board, secret: () => html`<p>The secret</p>` },
  tiles: { today: () => html`<${Figure} label="Today" value=${7} />` },
  looks: {
    stars: {
      Display: ({ value }) => html`<span role="img" aria-label=${`${value} stars`}>${'★'.repeat(Number(value))}</span>`,
      Input: ({ value, onChange, label }) => html`<${Button} onClick=${() => onChange(Number(value ?? 0) + 1)}>One star more for ${label}: ${String(value ?? 0)}<//>`,
    },
  },
  commands: {
    praise: async ({ host, record }) => {
      if (await host.confirm({ title: 'Praise it?', text: record.caption, button: 'Praise' })) {
        await host.records.update(THING, record, { stars: 5 });
        host.notify(`${record.caption} was praised`);
      }
    },
    count: ({ host, selection }) => host.notify(selection.ids === undefined ? 'All that match' : `${selection.ids.length} chosen`),
    stumble: () => {
      throw new Error('stumbled');
    },
    wave: ({ host }) => host.notify(`${host.user.name} waves`),
  },
});
