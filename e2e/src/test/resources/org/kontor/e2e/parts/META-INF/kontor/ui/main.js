import { useEffect, useState } from 'react';
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

function Wall({ entity, query, columns, options, onOptions, onCount, onMake }) {
  const { records } = useRecords(entity, { ...query, limit: 50 });
  useEffect(() => onCount({ value: records.length, exact: true }), [records.length]);
  return html`<${Stack}>
    <${Button} onClick=${() => onOptions({ by: 'stars' })}>By ${options.by ?? 'nothing'}<//>
    ${onMake && html`<${Button} onClick=${() => onMake({ caption: 'From the wall' })}>Put one up<//>`}
    <p>${columns.join(' and ')}</p>
    ${records.map((record) => html`<article key=${record.id}>${record.caption}</article>`)}
  <//>`;
}

export default definePlugin({
  layouts: { wall: Wall, map: () => html`<p>Nowhere</p>` },
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
    rename: async ({ host }) => {
      const said = await host.form({
        title: 'What is it called?',
        fields: [
          { name: 'name', label: 'Other name', type: 'text', required: true },
          { name: 'from', label: 'From when on', type: 'date' },
        ],
        values: { from: '2026-12-01' },
        button: 'Call it so',
      });
      host.notify(said === undefined ? 'It keeps its name' : `${said.name} from ${said.from}`);
    },
    wave: ({ host }) => host.notify(`${host.user.name} waves`),
  },
});
