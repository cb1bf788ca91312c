import { asc, sql } from '@fountainai/drizzle';
import type { PgColumn } from '@fountainai/drizzle/pg-core';

/** A page of a list in the order of its numbers: at most `limit + 1` rows, after the row with the key `after`. */
export interface ListPart {
  limit: number;
  after?: OrderKey | undefined;
}
export type OrderKey = readonly [sequenceNumber: number, id: number];

interface Ordered {
  sequenceNumber: PgColumn;
  id: PgColumn;
}

export const orderKey = (row: { sequenceNumber: number; id: number }): OrderKey => [
  row.sequenceNumber,
  row.id,
];

export const inOrder = (table: Ordered) => [asc(table.sequenceNumber), asc(table.id)];

export const beyond = (table: Ordered, after: OrderKey | undefined) =>
  after && sql`(${table.sequenceNumber}, ${table.id}) > (${after[0]}::bigint, ${after[1]}::bigint)`;
