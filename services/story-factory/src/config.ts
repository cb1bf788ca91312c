import { readFileSync } from 'node:fs';
import { readConfigWith } from '@fountainai/service-kit';
import { num, str, url } from 'envalid';

const MiB = 1024 * 1024;
const variables = {
  FILES_DIR: str({ desc: 'folder for the files of orchestrations, the same for all instances' }),
  FILES_MIB_PER_WORKSPACE: num({ default: 5 * 1024, desc: 'what the files of a workspace may take' }),
  ORCHESTRATIONS_PER_WORKSPACE: num({ default: 10, desc: 'how many may be waiting and running' }),
  RENDERINGS: num({ default: 1, desc: 'how many orchestrations are rendered here at the same time' }),
  RENDER_SECONDS: num({ default: 300, desc: 'for the pages, or the sound, of one section' }),
  RENDER_MEMORY_MIB: num({ default: 2048 }),
  CACHE_URL: url({
    default: undefined,
    desc: 'a Redis in which instances share stories; none when left out',
  }),
  CACHE_PASSWORD_FILE: str({ default: '', desc: 'a file that holds its password' }),
  RENDER_FILE_MIB: num({ default: 1024, desc: 'the largest file of one section' }),
};

export type Config = ReturnType<typeof readConfig>;

/** Reads the environment once. @throws ConfigError naming all invalid settings */
export function readConfig(env: NodeJS.ProcessEnv) {
  const peers = { script: 'required', character: 'required', 'session-context': 'required' } as const;
  const { own, ...config } = readConfigWith(env, 8105, peers, variables);
  return {
    ...config,
    cache:
      own.CACHE_URL === undefined
        ? undefined
        : { url: own.CACHE_URL, password: readPassword(own.CACHE_PASSWORD_FILE) },
    orchestrations: {
      folder: own.FILES_DIR,
      mostPending: own.ORCHESTRATIONS_PER_WORKSPACE,
      mostBytes: own.FILES_MIB_PER_WORKSPACE * MiB,
      renderings: own.RENDERINGS,
      render: {
        timeMs: own.RENDER_SECONDS * 1000,
        memoryBytes: own.RENDER_MEMORY_MIB * MiB,
        fileBytes: own.RENDER_FILE_MIB * MiB,
      },
    },
  };
}

function readPassword(file: string): string | undefined {
  return file === '' ? undefined : readFileSync(file, 'utf8').trim();
}
