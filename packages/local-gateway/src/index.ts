export { KongFileError, loadKongFile } from './config/load.ts';
export type { KongFile } from './config/types.ts';
export { startGateway } from './gateway.ts';
export type { Gateway, GatewayOptions } from './gateway.ts';
export { renderKong } from './render.ts';
export type { Jwks, RenderOptions } from './render.ts';
