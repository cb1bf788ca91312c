/** The supported part of a declarative Kong file. */
export interface KongFile {
  services: KongService[];
  upstreams: KongUpstream[];
  plugins: KongPlugin[];
  consumers: KongConsumer[];
}

export interface KongService {
  name: string;
  url: string;
  connect_timeout: number;
  write_timeout: number;
  read_timeout: number;
  routes: KongRoute[];
}

export interface KongRoute {
  name: string;
  hosts: string[];
  paths: string[];
  methods?: string[];
  strip_path: boolean;
  preserve_host: boolean;
  regex_priority: number;
}

/** The instances of a service whose url contains this name. Health checks are accepted but not run. */
export interface KongUpstream {
  name: string;
  targets: { target: string; weight: number }[];
}

export interface KongPlugin {
  name: string;
  service?: string;
  route?: string;
  config: object;
}

export interface KongConsumer {
  id: string;
  username: string;
  jwt_secrets: KongJwtSecret[];
}

export interface KongJwtSecret {
  key: string;
  algorithm: 'ES256';
  rsa_public_key: string;
}
