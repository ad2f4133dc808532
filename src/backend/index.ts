// The port: what we ask of any booking system. Free of Lit and of the DOM, for servers and authors of adapters.
export * from '../domain/index.js';
export type * from './backend.js';
export { compose, type BackendParts } from './compose.js';
export { BackendError, toBackendError, type BackendErrorCode, type BackendErrorOptions, type FieldError } from './error.js';
