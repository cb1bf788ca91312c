export { codeOf, messageOf, stderrOf } from './errors.ts';
export { CommandFailure, count } from './failure.ts';
export { readIfThere, writePrivate, writePrivateOnce, writeStream } from './files.ts';
export { homeFiles, homeOf, openHome } from './home.ts';
export { readJson } from './json-file.ts';
export { openKeys, rotateKeys, type Keys } from './keys.ts';
export { tryLock } from './lock.ts';
export { lastLines, openLog } from './logs.ts';
export { lastPort, passwordsIn, rememberPort, type Passwords } from './passwords.ts';
export { periodMs } from './period.ts';
export { checkPorts, freePort, isFree, portsFrom, type Ports, localUrl } from './ports.ts';
export { commandLine, isAlive } from './process-identity.ts';
export { gatewayEntry, listeners, serviceNamed, services, type ServiceEntry } from './services.ts';
export { allScopes, checkTokenRequest, type TokenRequest } from './token-request.ts';
export {
  audience,
  ensureLocalToken,
  ensureRevokedFile,
  issueToken,
  issuer,
  listTokens,
  revokeToken,
} from './tokens.ts';
