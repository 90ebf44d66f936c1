import { definePlugin, useRecords } from '@kontor/ui-sdk';
import { html } from '@kontor/ui-kit';

function Wall({ entity, query, columns, options }) {
  const { records } = useRecords(entity, { ...query, fields: ['goods'], limit: 50 });
  return html`<section>
    <p>${`${columns.join()} by ${options.by} of ${options.measure}`}</p>
    ${records.map((record) => html`<article key=${record.id}>${record.goods}</article>`)}
  </section>`;
}

export default definePlugin({ layouts: { wall: Wall } });
