import pg from 'pg';
import { administer } from './test-postgres.ts';

/**
 * Starts the ids of every further workspace at another million. Otherwise each workspace counts from 1. A test
 * that asks for an id of another workspace would then find its own row.
 */
export async function keepIdsApart(adminUrl: string, schema: string): Promise<void> {
  const name = pg.escapeIdentifier(schema);
  await administer(
    adminUrl,
    `CREATE SEQUENCE ${name}.test_ids_apart;
     CREATE FUNCTION ${name}.test_ids_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       IF NOT EXISTS (SELECT FROM ${name}.last_ids WHERE workspace_id = NEW.workspace_id AND kind = NEW.kind) THEN
         NEW.last_id := NEW.last_id + 1000000 * nextval('${name}.test_ids_apart');
       END IF;
       RETURN NEW;
     END $$;
     CREATE TRIGGER test_ids_apart BEFORE INSERT ON ${name}.last_ids FOR EACH ROW
       EXECUTE FUNCTION ${name}.test_ids_apart()`,
  );
}
