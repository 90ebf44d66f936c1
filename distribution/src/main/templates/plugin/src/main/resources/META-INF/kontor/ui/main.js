// What this plugin draws in the browser. Nothing builds this file: the browser takes it as it is.
import { definePlugin } from '@kontor/ui-sdk';
import { Figure, html } from '@kontor/ui-kit';

function Length({ host, record }) {
  const words = (record.note ?? '').split(/\s+/).filter((word) => word !== '').length;
  return html`<${Figure} label="Words" value=${host.format.integer(words)} />`;
}

export default definePlugin({ panels: { length: Length } });
