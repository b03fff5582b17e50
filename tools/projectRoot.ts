import { join } from 'node:path';

/** The project's own folder: where `node_modules` and, unless a test says otherwise, the app are. */
export const projectRoot = join(__dirname, '..');
