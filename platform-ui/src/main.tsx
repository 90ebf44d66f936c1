import './mantine.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter';
import './tokens.css';

import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './shell/Root';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
if (nonce !== undefined) {
  // dialogs lock the page's scrolling by a style of their own, which the policy allows by this word alone
  setNonce(nonce);
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root nonce={nonce} />
  </StrictMode>,
);
