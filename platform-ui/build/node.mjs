// Ends with a word of what is missing where the web client cannot be built by this Node.js; package.json says which can.
import { readFileSync } from 'node:fs';

const wanted = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node.replace('>=', '');
const [major, minor] = process.versions.node.split('.').map(Number);
const [least, leastMinor] = wanted.split('.').map(Number);
if (major < least || (major === least && minor < leastMinor)) {
  console.error(
    `The web client is built by Node.js ${wanted} or later; this is ${process.versions.node}.` +
      ' Install a newer one (https://nodejs.org), or build without it by -Dui.skip.'
  );
  process.exit(1);
}
