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
    /** The home that the passwords of the services' roles are kept in. */
    roles: join(root, 'roles'),
    /** What a service connects to its database with, as an environment file. */
    databaseEnv: (service: string) => join(root, 'databases', service, 'env'),
  };
}
