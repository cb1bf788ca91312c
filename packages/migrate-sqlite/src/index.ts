export { migrateSqlite } from './run.ts';
