/** The minimal configuration of a service under test. */
export interface TestConfig {
  host: string;
  port: number;
  logLevel: string;
  drainMs: number;
  database: { url: string; poolSize: number };
  auth: TestAuth;
  peers: Record<string, never>;
}

export interface TestAuth {
  jwksFile: string;
  jwksUrl: string;
  revokedFile: string;
  issuer: string;
  audience: string;
}
