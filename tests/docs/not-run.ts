import { composeProblems } from './compose-problems.ts';

/** The check of a command that is not run unchanged. */
interface Otherwise {
  when: RegExp;
  /** The command that replaces it, in the same shell; the groups are those of `when`. */
  instead: (groups: string[]) => string;
  /** The faults of the command as written. */
  problems?: (command: string, clone: string) => Promise<string[]>;
}

const nothing = () => 'true';
const isScript = (name: string) =>
  `node -e "process.exit(require('./package.json').scripts['${name}'] ? 0 : 1)"`;
/** The program's help must explain every option of the line. */
const explains = (help: string, line: string) =>
  [
    `${help} > help.txt`,
    ...[...line.matchAll(/ (--[a-z][\w-]*)/g)].map(([, option]) => `grep -q -e ${option} help.txt`),
  ].join(' && ');

/**
 * Commands that are not run unchanged: they start what runs already, take minutes, or need Docker, AWS, GitHub or a
 * release. All other commands are run.
 */
export const notRun: Otherwise[] = [
  // Runs already.
  { when: /^npx -y -p node@24 -p pnpm@12 -- pnpm (\S+)/, instead: ([script]) => isScript(script!) },
  { when: /^(?:[A-Z_]+=\S+ )*pnpm start\b/, instead: () => isScript('start') },
  // The local gateway would not have the new key.
  {
    when: /^docker compose run .* init (keys rotate)/,
    instead: ([words]) => `FOUNTAIN_VOLUMES=$(mktemp -d) node scripts/operator.ts ${words}`,
    problems: composeProblems,
  },
  // The operator's container, run without Docker.
  {
    when: /^docker compose run --rm -T init ([^]*)/,
    instead: ([words]) => `node scripts/operator.ts ${words}`,
    problems: composeProblems,
  },
  { when: /^(?:[A-Z_]+=\S+ )*docker compose /, instead: nothing, problems: composeProblems },
  {
    when: /^(scripts\/(?:deploy|configure-kong|scan-image))\b(.*)/,
    instead: ([script, options]) => explains(`${script} --help`, options!),
  },
  { when: /^git (?:fetch|checkout|clone) /, instead: nothing },
  { when: /^pnpm dns (.*)/, instead: ([options]) => explains('pnpm dns --help', ` ${options}`) },
  // Half a minute each; packages/new-service/test creates and removes this service.
  {
    when: /^pnpm new-service (openapi\/\S+|--remove \S+)$/,
    instead: ([what]) => `pnpm new-service ${what} --dry-run`,
  },
  // The tests of the service are therefore missing.
  { when: /^! pnpm exec vitest run .*services\/props$/, instead: nothing },
  // Minutes.
  {
    when: /^(?:[A-Z_]+=\S+ )*pnpm vitest run (.*)/,
    instead: ([where]) => `pnpm vitest list --filesOnly ${where!.replace(/#.*/, '')} | grep -q .`,
  },
  {
    when: /^(?:[A-Z_]+=\S+ )*pnpm (?:run )?(test|test:all|typecheck|test:gateway|test:endurance|check|tsc|score:report|music:examples)(?=\s|$)/,
    instead: ([script]) => (script === 'tsc' ? nothing() : isScript(script!)),
  },
  { when: /^pnpm bench\b(.*)/, instead: ([options]) => explains('pnpm bench --help', options!) },
];

/** The value for a name in capitals. */
export const placeholders: [RegExp, string][] = [
  [/(?<=fountain import )FILE/, 'samples/mozart-and-salieri.ru.fountain'],
  [/(?<=fountain score )SCRIPT/, '1 --section 2 --no-render'],
  [/(?<=migrate-sqlite (?:--dry-run )?)FILE\.\.\./, 'old.sqlite'],
  [/(?<=--out )DIR/, 'music'],
  [/(?<=--workspace )NAME/, 'somebody'],
  [/\bFILE\b/, 'a-file'],
];
