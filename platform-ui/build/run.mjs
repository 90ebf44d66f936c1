// Builds the web client into the folder named: installs when the lock changed, builds when a source changed.
import './node.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { measureFolder } from './budgets.mjs';

const home = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(process.argv[2] ?? join(home, 'target/ui'));
const sources = ['src', 'public', 'build', 'test', 'index.html', 'package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'vite.config.ts'];
const isWindows = process.platform === 'win32';

const isTested = process.argv[3] !== 'true';
const state = hash(sources.flatMap((name) => files(join(home, name))));
const note = join(target, 'state');
const passed = join(dirname(target), 'ui-tested');
const isBuilt = says(note, state);
if (isBuilt && (!isTested || says(passed, state))) {
  console.log('The web client is unchanged');
  process.exit(0);
}

const lock = hash([join(home, 'package-lock.json')]);
const installed = join(home, 'node_modules/.kontor');
if (!says(installed, lock)) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'Are the packages of the npm registry within reach? Without them, build by -Dui.skip.');
  writeFileSync(installed, lock);
}
run('npx', ['tsc', '--noEmit'], 'The types do not fit.');
mkdirSync(dirname(target), { recursive: true });
if (isTested && !says(passed, state)) {
  run('npx', ['vitest', 'run', '--reporter=dot'], 'Tests of the web client fail.');
  writeFileSync(passed, state);
}
if (isBuilt) {
  process.exit(0);
}
rmSync(target, { recursive: true, force: true });
const out = join(target, 'META-INF/kontor-ui');
run('npx', ['vite', 'build', '--logLevel', 'warn', '--outDir', out, '--emptyOutDir'], 'The web client does not build.');
const { lines, grown } = measureFolder(out);
lines.forEach((line) => console.log(line));
if (grown.length > 0) {
  fail(grown.join('\n'));
}
// what this needs is there only once packages are installed
(await import('./declarations.mjs')).writePackages(join(out, 'ui/sdk'));
rmSync(join(out, '.vite'), { recursive: true, force: true });
for (const file of files(out)) {
  // fonts and pictures are compressed already
  if (['.js', '.mjs', '.css', '.svg', '.json', '.bcmap'].includes(extname(file))) {
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
mkdirSync(target, { recursive: true });
writeFileSync(note, state);

function says(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

function files(path) {
  if (!existsSync(path)) {
    return [];
  }
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path];
}

function hash(names) {
  const digest = createHash('sha256').update(process.versions.node);
  for (const name of names) {
    digest.update(relative(home, name)).update('\0').update(readFileSync(name)).update('\0');
  }
  return digest.digest('hex');
}

function run(command, given, otherwise) {
  const done = spawnSync(command, given, { cwd: home, stdio: 'inherit', shell: isWindows });
  if (done.status !== 0) {
    fail(`${otherwise} (${command} ${given.join(' ')})`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
