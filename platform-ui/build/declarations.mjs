// What plugin authors' tools know of the modules that the client shares with plugins: types, as packages that npm installs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

const home = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The packages by their names without @kontor/: where their types stand, and the version of the promise. */
const packages = { 'ui-sdk': { folder: 'src/sdk', needs: {} }, 'ui-kit': { folder: 'src/kit', needs: { '@kontor/ui-sdk': '1' } } };
const VERSION = '1.0.0';

/** The declarations of both packages, by their names and files. They name nothing but one another and React. */
export function declarations() {
  const written = new Map();
  const folders = Object.values(packages).map(({ folder }) => join(home, folder));
  const program = ts.createProgram(
    folders.map((folder) => join(folder, 'index.ts')),
    {
      ...ts.parseJsonConfigFileContent(ts.readConfigFile(join(home, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, home).options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      allowImportingTsExtensions: false,
      outDir: '/declarations',
      rootDir: join(home, 'src'),
    },
  );
  program.emit(undefined, (file, text) => written.set(file.replaceAll('\\', '/').replace(/^.*\/declarations\//, ''), text), undefined, true);
  const all = {};
  for (const [name, { folder }] of Object.entries(packages)) {
    const own = `${folder.slice('src/'.length)}/`;
    all[name] = {};
    for (const [file, text] of [...written].filter(([each]) => each.startsWith(own)).sort()) {
      const told = text
        .replace(/from '\.\.\/sdk\/(index|contract)'/g, "from '@kontor/ui-sdk'")
        .replace(/from '(\.\/\w+)'/g, "from '$1.js'");
      for (const [, from] of told.matchAll(/(?:from|import\() ?'([^']+)'/g)) {
        if (!/^(react|@kontor\/ui-sdk|\.\/\w+\.js)$/.test(from)) {
          throw new Error(`${file} names ${from}, which plugins do not have`);
        }
      }
      all[name][file.slice(own.length)] = told;
    }
  }
  return all;
}

/** Writes the packages into a folder of the client's files: kontor-ui-sdk-1.tgz and kontor-ui-kit-1.tgz. */
export function writePackages(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, files] of Object.entries(declarations())) {
    const about = {
      name: `@kontor/${name}`,
      version: VERSION,
      description: 'Types for parts of plugins in the web client of Kontor; the code itself comes from the server',
      license: 'Apache-2.0',
      type: 'module',
      types: './index.d.ts',
      exports: { '.': { types: './index.d.ts' } },
      peerDependencies: { '@types/react': '>=19', ...packages[name].needs },
      peerDependenciesMeta: { '@types/react': { optional: true }, ...Object.fromEntries(Object.keys(packages[name].needs).map((each) => [each, { optional: true }])) },
    };
    const entries = { 'package.json': `${JSON.stringify(about, null, 2)}\n`, ...files };
    writeFileSync(join(folder, `kontor-${name}-1.tgz`), gzipSync(tar(Object.fromEntries(Object.entries(entries).map(([file, text]) => [`package/${file}`, Buffer.from(text)]))), { level: 9 }));
  }
}

/** An archive as npm reads it (POSIX ustar); of the same files always the same one. */
function tar(files) {
  const blocks = [];
  for (const [name, content] of Object.entries(files)) {
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write('0000644\0', 100);
    head.write('0000000\0', 108);
    head.write('0000000\0', 116);
    head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    // a year that every tool takes
    head.write('07020000000\0', 136);
    head.write('        ', 148);
    head.write('0', 156);
    head.write('ustar\0', 257);
    head.write('00', 263);
    const sum = head.reduce((all, byte) => all + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(head, content, Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  blocks.push(Buffer.alloc(1024));
  return Buffer.concat(blocks);
}
