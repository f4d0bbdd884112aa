import { readFile, writeFile } from 'node:fs/promises';

/**
 * A lockfile written on a machine that cannot see other platforms' prebuilt optional packages leaves them out, and
 * `npm ci` then refuses it everywhere. This adds the missing entries (`--write`) or fails naming them.
 */
type Entry = {
  version?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
};
type Lockfile = { packages: Record<string, Entry> };

const systems = ['linux', 'darwin', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'aix', 'sunos', 'openharmony'];
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

/** Entries named as optional by a locked package and absent, as `node_modules/…` → entry. Names tell the platform. */
export const missingEntries = ({ packages }: Lockfile): Map<string, Entry> => {
  const missing = new Map<string, Entry>();
  for (const [path, entry] of Object.entries(packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      if (!found) missing.set(`node_modules/${name}`, { version, optional: true, ...platformOf(name) });
    }
  return missing;
};

const platformOf = (name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> => {
  const words = name.split(/[-/]/);
  const os = systems.filter((system) => words.includes(system) || (system === 'win32' && words.includes('windows')));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return { ...(os.length && { os }), ...(cpu.length && { cpu }), ...(libc.length && { libc }) };
};

const file = new URL('../../package-lock.json', import.meta.url);
const lockfile = JSON.parse(await readFile(file, 'utf8')) as Lockfile;
const missing = missingEntries(lockfile);
if (missing.size > 0 && process.argv.includes('--write')) {
  const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(missing) });
  packages.sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(file, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`Added ${missing.size} entries to package-lock.json.`);
} else if (missing.size > 0) {
  console.error(`package-lock.json lacks ${[...missing.keys()].join(', ')}. Run: npm run lockfile`);
  process.exitCode = 1;
}
