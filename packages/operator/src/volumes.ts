import { join } from 'node:path';

/** Paths of docker-compose.yml's volumes below one folder. A container mounts only those that it needs. */
export function volumesIn(root: string) {
  return {
    /** Home of the operator's commands: the private key and the records of issued tokens. */
    operator: join(root, 'operator'),
    /** The live colour and the other's share. */
    colours: join(root, 'operator', 'colours.json'),
    /** Files that services need to check tokens. */
    public: join(root, 'public'),
    gateway: join(root, 'gateway'),
    tls: join(root, 'tls'),
    postgresPassword: join(root, 'postgres', 'password'),
    cachePassword: join(root, 'cache', 'password'),
    /** PostgreSQL's write-ahead log archive and base backups; infra/postgres uses them. */
    wal: ['archive', 'base'].map((folder) => join(root, 'wal', folder)),
    /** Credentials for backups: an environment file, and a file with only the password. */
    backup: {
      databaseEnv: join(root, 'databases', 'backup', 'env'),
      password: join(root, 'databases', 'backup', 'password'),
    },
    /** Home with the passwords of the services' roles. */
    roles: join(root, 'roles'),
    /** Environment file with a service's database URL. */
    databaseEnv: (service: string) => join(root, 'databases', service, 'env'),
    /** Environment file with the URL of the schema's owner, for migrations. */
    ownerEnv: (service: string) => join(root, 'owners', service, 'env'),
  };
}
