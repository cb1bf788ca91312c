import { describe, expect, test } from 'vitest';
import { asAdmin, makeScene, setUp, type Scene } from './setup.ts';

const service = setUp();
const makeTwo = async () => {
  const one = await makeScene(service.api);
  const two = await makeScene(service.api);
  return { one, two };
};

describe('the tables refuse', () => {
  const cases: [name: string, constraint: string, statement: (one: Scene, two: Scene) => string][] = [
    [
      'an action in a section of another script',
      'actions.headingId',
      (one, two) => `UPDATE script.actions SET heading_id = ${two.headingId} WHERE id = ${one.actionId}`,
    ],
    [
      'an action of another script than its section',
      'actions.headingId',
      (one, two) =>
        `UPDATE script.actions SET script_id = ${two.scriptId}, dialogue_id = NULL WHERE id = ${one.actionId}`,
    ],
    [
      'spoken words in a section of another script',
      'spoken_words.headingId',
      (one, two) =>
        `UPDATE script.spoken_words SET heading_id = ${two.headingId} WHERE id = ${one.dialogueId}`,
    ],
    [
      'to delete a section with what is in it',
      'spoken_words.headingId',
      (one) => `DELETE FROM script.actions WHERE id = ${one.actionId};
        DELETE FROM script.sections WHERE id = ${one.headingId}`,
    ],
    [
      'to delete words that an action speaks',
      'actions.dialogueId',
      (one) => `DELETE FROM script.spoken_words WHERE id = ${one.dialogueId}`,
    ],
    ...(
      [
        ['sections', 'headingId', 'sections.sequenceNumber', 'title, level'],
        ['actions', 'actionId', 'actions.sequenceNumber', 'heading_id, kind, description, dual'],
        ['spoken_words', 'dialogueId', 'spoken_words.sequence', 'heading_id, text'],
      ] as const
    ).map(([table, id, constraint, columns]): (typeof cases)[number] => [
      `a number twice among a script's ${table}`,
      constraint,
      (
        one,
      ) => `INSERT INTO script.${table} (id, workspace_id, script_id, since_revision, sequence_number, ${columns})
        SELECT 9, workspace_id, script_id, since_revision, sequence_number, ${columns} FROM script.${table} WHERE id = ${one[id]}`,
    ]),
    [
      'an unknown kind',
      'actions.kind',
      (one) => `UPDATE script.actions SET kind = 'song' WHERE id = ${one.actionId}`,
    ],
    [
      'a level that the contract does not have',
      'sections.level',
      (one) => `UPDATE script.sections SET level = 7 WHERE id = ${one.headingId}`,
    ],
    [
      'a number below zero',
      'actions_count_up',
      (one) => `UPDATE script.actions SET sequence_number = -1 WHERE id = ${one.actionId}`,
    ],
    [
      'a former state of an unknown element',
      'former_elements.element',
      (one) => `INSERT INTO script.former_elements SELECT workspace_id, id, 'scene', 1, 1, 2, '{}'
        FROM script.scripts WHERE id = ${one.scriptId}`,
    ],
    [
      'a former state that ends before it began',
      'former_elements.toRevision',
      (one) => `INSERT INTO script.former_elements SELECT workspace_id, id, 'action', 1, 2, 2, '{}'
        FROM script.scripts WHERE id = ${one.scriptId}`,
    ],
    [
      'a revision that is stored before its changes, as the release with triggers does',
      'revisions.changes',
      (
        one,
      ) => `INSERT INTO script.revisions (workspace_id, script_id, revision, subject, operation, summary, changes)
        SELECT workspace_id, id, 9, '', 'updateActionV2', '', 0 FROM script.scripts WHERE id = ${one.scriptId}`,
    ],
  ];
  test.each(cases)('%s', async (_, constraint, statement) => {
    const { one, two } = await makeTwo();
    await expect(asAdmin(service, statement(one, two))).rejects.toMatchObject({ constraint });
  });
});

test('a row without a revision is not stored: there is no default', async () => {
  const { headingId } = await makeScene(service.api);
  const statement = `INSERT INTO script.spoken_words (id, workspace_id, script_id, heading_id, sequence_number, text)
    SELECT 9, workspace_id, script_id, id, 9, 'x' FROM script.sections WHERE id = ${headingId}`;
  await expect(asAdmin(service, statement)).rejects.toMatchObject({ column: 'since_revision' });
});

test('no trigger, no procedure but the purge of keys, and no default that reads a setting', async () => {
  const found = await asAdmin(
    service,
    `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgname <> 'test_ids_apart'
       AND tgrelid::regclass::text LIKE 'script.%'
     UNION ALL SELECT proname FROM pg_proc p JOIN pg_language l ON l.oid = prolang
       WHERE pronamespace = 'script'::regnamespace AND lanname <> 'sql' AND proname NOT IN ('purge_idempotency_keys', 'test_ids_apart')
     UNION ALL SELECT adrelid::regclass::text FROM pg_attrdef
       WHERE adrelid::regclass::text LIKE 'script.%' AND pg_get_expr(adbin, adrelid) LIKE '%current_setting%'
     UNION ALL SELECT conname FROM pg_constraint WHERE conrelid::regclass::text LIKE 'script.%'
       AND (confdelsetcols IS NOT NULL OR NOT convalidated)`,
  );
  expect(found).toEqual([]);
});

test('numbers are unique where the migration made the constraint deferrable', async () => {
  const rows = await asAdmin(
    service,
    `SELECT conname AS name FROM pg_constraint
     WHERE contype = 'u' AND condeferrable AND conrelid::regclass::text LIKE 'script.%' ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'actions.sequenceNumber',
    'sections.sequenceNumber',
    'spoken_words.sequence',
  ]);
});
