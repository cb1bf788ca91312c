import { composeProblems } from './compose-problems.ts';

/** How a command is checked that is not run as it stands. */
interface Otherwise {
  when: RegExp;
  /** What is run in its place, in the same shell; the groups are those of `when`. */
  instead: (groups: string[]) => string;
  /** What is wrong with it as it stands. */
  problems?: (command: string, clone: string) => Promise<string[]>;
}

const nothing = () => 'true';
const isScript = (name: string) =>
  `node -e "process.exit(require('./package.json').scripts['${name}'] ? 0 : 1)"`;
/** Every option of the line must be one that the program explains. */
const explains = (help: string, line: string) =>
  [
    `${help} > help.txt`,
    ...[...line.matchAll(/ (--[a-z][\w-]*)/g)].map(([, option]) => `grep -q -e ${option} help.txt`),
  ].join(' && ');

/**
 * All commands that are not run as they stand: they start what runs already, take minutes, or need Docker, AWS, GitHub or a
 * release. Whatever matches nothing here is run.
 */
export const notRun: Otherwise[] = [
  // Runs already.
  { when: /^npx -y -p node@24 -p pnpm@12 -- pnpm (\S+)/, instead: ([script]) => isScript(script!) },
  { when: /^(?:[A-Z_]+=\S+ )*pnpm start\b/, instead: () => isScript('start') },
  // The local gateway would not know the new key.
  {
    when: /^docker compose run .* init (keys rotate)/,
    instead: ([words]) => `FOUNTAIN_VOLUMES=$(mktemp -d) node scripts/operator.ts ${words}`,
    problems: composeProblems,
  },
  // The operator's container without the container.
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
  // Half a minute each; packages/new-service/test makes and removes this one.
  {
    when: /^pnpm new-service (openapi\/\S+|--remove \S+)$/,
    instead: ([what]) => `pnpm new-service ${what} --dry-run`,
  },
  // So its tests are not there.
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

/** What a reader puts in the place of a name in capitals. */
export const placeholders: [RegExp, string][] = [
  [/(?<=fountain import )FILE/, 'samples/mozart-and-salieri.ru.fountain'],
  [/(?<=fountain score )SCRIPT/, '1 --section 2 --no-render'],
  [/(?<=migrate-sqlite (?:--dry-run )?)FILE\.\.\./, 'old.sqlite'],
  [/(?<=--out )DIR/, 'music'],
  [/(?<=--workspace )NAME/, 'somebody'],
  [/\bFILE\b/, 'a-file'],
];
