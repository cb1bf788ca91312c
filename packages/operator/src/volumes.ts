import { join } from 'node:path';

/** Where docker-compose.yml mounts its volumes, all below one folder. A container has only those that it needs. */
export function volumesIn(root: string) {
  return {
    /** The home of the operator's commands: the private key, and what is remembered of tokens. */
    operator: join(root, 'operator'),
    /** Which release has the traffic. */
    colours: join(root, 'operator', 'colours.json'),
    /** What services need to check tokens. */
    public: join(root, 'public'),
    gateway: join(root, 'gateway'),
    tls: join(root, 'tls'),
    postgresPassword: join(root, 'postgres', 'password'),
    cachePassword: join(root, 'cache', 'password'),
    /** Where PostgreSQL keeps its log and copies of itself: two folders, see infra/postgres. */
    wal: ['archive', 'base'].map((folder) => join(root, 'wal', folder)),
    /** What backups are made with: an environment file, and the password alone. */
    backup: {
      databaseEnv: join(root, 'databases', 'backup', 'env'),
      password: join(root, 'databases', 'backup', 'password'),
    },
    /** The home that the passwords of the services' roles are kept in. */
    roles: join(root, 'roles'),
    /** What a service connects to its database with, as an environment file. */
    databaseEnv: (service: string) => join(root, 'databases', service, 'env'),
    /** What its schema is migrated with. */
    ownerEnv: (service: string) => join(root, 'owners', service, 'env'),
  };
}
