// A panel on the page of each greeting. Nothing builds this file: the browser takes it as it is.
import { definePlugin } from '@kontor/ui-sdk';
import { Button, Figure, Stack, html } from '@kontor/ui-kit';

function Aloud({ host, entity, record }) {
  const words = record.mood === 'formal' ? `${record.words}.` : `${record.words}!`;
  const today = new Date().toISOString().slice(0, 10);
  const say = () =>
    host.records
      .update(entity, record, { said_on: today })
      .then(() => host.notify(words))
      .catch(host.trouble);
  return html`<${Stack}>
    <${Figure} label="In the right voice" value=${words} />
    <${Button} onClick=${say} disabled=${record.said_on === today || record.can?.update === false}>Say it today<//>
  <//>`;
}

export default definePlugin({ panels: { aloud: Aloud } });
