import { definePlugin } from '@kontor/ui-sdk';
import { html } from '@kontor/ui-kit';

export default definePlugin({ pages: { bench: () => html`<p>From the jar</p>` } });
