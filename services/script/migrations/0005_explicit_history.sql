-- Written by hand, because the order matters and Drizzle cannot say all of it.
-- For releases that know 0005_explicit_history
-- The service writes what elements were itself.
DROP TRIGGER "keep_former" ON "script"."scripts";
--> statement-breakpoint
DROP TRIGGER "set_since" ON "script"."sections";
--> statement-breakpoint
DROP TRIGGER "keep_changed" ON "script"."sections";
--> statement-breakpoint
DROP TRIGGER "keep_deleted" ON "script"."sections";
--> statement-breakpoint
DROP TRIGGER "count_added" ON "script"."sections";
--> statement-breakpoint
DROP TRIGGER "set_since" ON "script"."actions";
--> statement-breakpoint
DROP TRIGGER "keep_changed" ON "script"."actions";
--> statement-breakpoint
DROP TRIGGER "keep_deleted" ON "script"."actions";
--> statement-breakpoint
DROP TRIGGER "count_added" ON "script"."actions";
--> statement-breakpoint
DROP TRIGGER "set_since" ON "script"."spoken_words";
--> statement-breakpoint
DROP TRIGGER "keep_changed" ON "script"."spoken_words";
--> statement-breakpoint
DROP TRIGGER "keep_deleted" ON "script"."spoken_words";
--> statement-breakpoint
DROP TRIGGER "count_added" ON "script"."spoken_words";
--> statement-breakpoint
DROP FUNCTION "script"."keep_former_script"();
--> statement-breakpoint
DROP FUNCTION "script"."keep_former"();
--> statement-breakpoint
DROP FUNCTION "script"."count_added"();
--> statement-breakpoint
DROP FUNCTION "script"."set_since"();
--> statement-breakpoint
DROP FUNCTION "script"."present_revision"(text, bigint);
--> statement-breakpoint
ALTER TABLE "script"."sections" ALTER COLUMN "since_revision" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "script"."actions" ALTER COLUMN "since_revision" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" ALTER COLUMN "since_revision" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "script"."revisions" ALTER COLUMN "changes" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "script"."scripts" ADD COLUMN "thinned_before" bigint DEFAULT 1 NOT NULL;
--> statement-breakpoint
-- Elements of a script that share a number get numbers of their own, in the order they are in; those behind move on only
-- as far as they must. That is a revision of the script: what they were before is kept.
CREATE TABLE "script"."renumbered" AS
	SELECT 'section' AS "element", "workspace_id", "script_id", "id", "number" FROM (
		SELECT *, "place" + max("sequence_number" - "place") OVER (PARTITION BY "workspace_id", "script_id" ORDER BY "place") AS "number"
		FROM (
			SELECT "workspace_id", "script_id", "id", "sequence_number",
				row_number() OVER (PARTITION BY "workspace_id", "script_id" ORDER BY "sequence_number", "id") AS "place"
			FROM "script"."sections" WHERE ("workspace_id", "script_id") IN (
				SELECT "workspace_id", "script_id" FROM "script"."sections"
				GROUP BY "workspace_id", "script_id", "sequence_number" HAVING count(*) > 1)) AS "placed") AS "numbered"
	WHERE "number" <> "sequence_number"
	UNION ALL
	SELECT 'action' AS "element", "workspace_id", "script_id", "id", "number" FROM (
		SELECT *, "place" + max("sequence_number" - "place") OVER (PARTITION BY "workspace_id", "script_id" ORDER BY "place") AS "number"
		FROM (
			SELECT "workspace_id", "script_id", "id", "sequence_number",
				row_number() OVER (PARTITION BY "workspace_id", "script_id" ORDER BY "sequence_number", "id") AS "place"
			FROM "script"."actions" WHERE ("workspace_id", "script_id") IN (
				SELECT "workspace_id", "script_id" FROM "script"."actions"
				GROUP BY "workspace_id", "script_id", "sequence_number" HAVING count(*) > 1)) AS "placed") AS "numbered"
	WHERE "number" <> "sequence_number"
	UNION ALL
	SELECT 'spokenWord' AS "element", "workspace_id", "script_id", "id", "number" FROM (
		SELECT *, "place" + max("sequence_number" - "place") OVER (PARTITION BY "workspace_id", "script_id" ORDER BY "place") AS "number"
		FROM (
			SELECT "workspace_id", "script_id", "id", "sequence_number",
				row_number() OVER (PARTITION BY "workspace_id", "script_id" ORDER BY "sequence_number", "id") AS "place"
			FROM "script"."spoken_words" WHERE ("workspace_id", "script_id") IN (
				SELECT "workspace_id", "script_id" FROM "script"."spoken_words"
				GROUP BY "workspace_id", "script_id", "sequence_number" HAVING count(*) > 1)) AS "placed") AS "numbered"
	WHERE "number" <> "sequence_number";
--> statement-breakpoint
UPDATE "script"."scripts" s SET "revision" = s."revision" + 1 WHERE EXISTS (
	SELECT FROM "script"."renumbered" r WHERE r."workspace_id" = s."workspace_id" AND r."script_id" = s."id");
--> statement-breakpoint
INSERT INTO "script"."revisions" ("workspace_id", "script_id", "revision", "subject", "operation", "summary", "changes")
	SELECT s."workspace_id", s."id", s."revision", '', '', 'Gave elements that shared a number numbers of their own', count(*)
	FROM "script"."renumbered" r JOIN "script"."scripts" s ON s."workspace_id" = r."workspace_id" AND s."id" = r."script_id"
	GROUP BY s."workspace_id", s."id", s."revision";
--> statement-breakpoint
INSERT INTO "script"."former_elements" ("workspace_id", "script_id", "element", "id", "from_revision", "to_revision", "state")
	SELECT e."workspace_id", e."script_id", 'section', e."id", e."since_revision", s."revision", to_jsonb(e) - 'words'
	FROM "script"."renumbered" r
		JOIN "script"."sections" e ON e."workspace_id" = r."workspace_id" AND e."id" = r."id"
		JOIN "script"."scripts" s ON s."workspace_id" = e."workspace_id" AND s."id" = e."script_id"
	WHERE r."element" = 'section';
--> statement-breakpoint
UPDATE "script"."sections" e SET "sequence_number" = r."number", "version" = e."version" + 1, "updated_at" = now(),
	"since_revision" = s."revision"
	FROM "script"."renumbered" r JOIN "script"."scripts" s ON s."workspace_id" = r."workspace_id" AND s."id" = r."script_id"
	WHERE r."element" = 'section' AND e."workspace_id" = r."workspace_id" AND e."id" = r."id";
--> statement-breakpoint
INSERT INTO "script"."former_elements" ("workspace_id", "script_id", "element", "id", "from_revision", "to_revision", "state")
	SELECT e."workspace_id", e."script_id", 'action', e."id", e."since_revision", s."revision", to_jsonb(e) - 'words'
	FROM "script"."renumbered" r
		JOIN "script"."actions" e ON e."workspace_id" = r."workspace_id" AND e."id" = r."id"
		JOIN "script"."scripts" s ON s."workspace_id" = e."workspace_id" AND s."id" = e."script_id"
	WHERE r."element" = 'action';
--> statement-breakpoint
UPDATE "script"."actions" e SET "sequence_number" = r."number", "version" = e."version" + 1, "updated_at" = now(),
	"since_revision" = s."revision"
	FROM "script"."renumbered" r JOIN "script"."scripts" s ON s."workspace_id" = r."workspace_id" AND s."id" = r."script_id"
	WHERE r."element" = 'action' AND e."workspace_id" = r."workspace_id" AND e."id" = r."id";
--> statement-breakpoint
INSERT INTO "script"."former_elements" ("workspace_id", "script_id", "element", "id", "from_revision", "to_revision", "state")
	SELECT e."workspace_id", e."script_id", 'spokenWord', e."id", e."since_revision", s."revision", to_jsonb(e) - 'words'
	FROM "script"."renumbered" r
		JOIN "script"."spoken_words" e ON e."workspace_id" = r."workspace_id" AND e."id" = r."id"
		JOIN "script"."scripts" s ON s."workspace_id" = e."workspace_id" AND s."id" = e."script_id"
	WHERE r."element" = 'spokenWord';
--> statement-breakpoint
UPDATE "script"."spoken_words" e SET "sequence_number" = r."number", "version" = e."version" + 1, "updated_at" = now(),
	"since_revision" = s."revision"
	FROM "script"."renumbered" r JOIN "script"."scripts" s ON s."workspace_id" = r."workspace_id" AND s."id" = r."script_id"
	WHERE r."element" = 'spokenWord' AND e."workspace_id" = r."workspace_id" AND e."id" = r."id";
--> statement-breakpoint
DROP TABLE "script"."renumbered";
--> statement-breakpoint
-- Indexes first: each is built once, and no table is rewritten.
CREATE UNIQUE INDEX "sections_of_script" ON "script"."sections" USING btree ("workspace_id","script_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "sections.sequenceNumber" ON "script"."sections" USING btree ("workspace_id","sequence_number","script_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "actions.sequenceNumber" ON "script"."actions" USING btree ("workspace_id","sequence_number","script_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "spoken_words.sequence" ON "script"."spoken_words" USING btree ("workspace_id","sequence_number","script_id");
--> statement-breakpoint
ALTER TABLE "script"."sections" ADD CONSTRAINT "sections_of_script" UNIQUE USING INDEX "sections_of_script";
--> statement-breakpoint
ALTER TABLE "script"."sections" ADD CONSTRAINT "sections.sequenceNumber" UNIQUE USING INDEX "sections.sequenceNumber" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "script"."actions" ADD CONSTRAINT "actions.sequenceNumber" UNIQUE USING INDEX "actions.sequenceNumber" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" ADD CONSTRAINT "spoken_words.sequence" UNIQUE USING INDEX "spoken_words.sequence" DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
DROP INDEX "script"."actions_numbers";
--> statement-breakpoint
DROP INDEX "script"."sections_order";
--> statement-breakpoint
ALTER TABLE "script"."actions" DROP CONSTRAINT "actions.headingId", DROP CONSTRAINT "actions.dialogueId";
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" DROP CONSTRAINT "spoken_words.headingId";
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" ADD CONSTRAINT "spoken_words.headingId" FOREIGN KEY ("workspace_id","script_id","heading_id") REFERENCES "script"."sections"("workspace_id","script_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."actions" ADD CONSTRAINT "actions.headingId" FOREIGN KEY ("workspace_id","script_id","heading_id") REFERENCES "script"."sections"("workspace_id","script_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."actions" ADD CONSTRAINT "actions.dialogueId" FOREIGN KEY ("workspace_id","script_id","dialogue_id") REFERENCES "script"."spoken_words"("workspace_id","script_id","id") NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."scripts" ADD CONSTRAINT "scripts_count_up" CHECK ("sequence_number" >= 0 AND "version" >= 1 AND "since_revision" >= 1) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."scripts" ADD CONSTRAINT "scripts.revision" CHECK ("revision" >= "since_revision") NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."scripts" ADD CONSTRAINT "scripts.thinnedBefore" CHECK ("thinned_before" BETWEEN 1 AND "revision") NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."sections" ADD CONSTRAINT "sections_count_up" CHECK ("sequence_number" >= 0 AND "version" >= 1 AND "since_revision" >= 1) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."sections" ADD CONSTRAINT "sections.level" CHECK ("level" BETWEEN 1 AND 6) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" ADD CONSTRAINT "spoken_words_count_up" CHECK ("sequence_number" >= 0 AND "version" >= 1 AND "since_revision" >= 1) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."actions" ADD CONSTRAINT "actions_count_up" CHECK ("sequence_number" >= 0 AND "version" >= 1 AND "since_revision" >= 1) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."actions" ADD CONSTRAINT "actions.kind" CHECK ("kind" IN ('speech', 'direction', 'transition', 'note')) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."counters" ADD CONSTRAINT "counters.elementType" CHECK ("element_type" IN ('script', 'section', 'action', 'spokenWord')) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."counters" ADD CONSTRAINT "counters.value" CHECK ("value" >= 0) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."former_elements" ADD CONSTRAINT "former_elements.element" CHECK ("element" IN ('script', 'section', 'action', 'spokenWord')) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."former_elements" ADD CONSTRAINT "former_elements.toRevision" CHECK ("from_revision" >= 1 AND "to_revision" > "from_revision") NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."revisions" ADD CONSTRAINT "revisions.revision" CHECK ("revision" >= 1) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."revisions" ADD CONSTRAINT "revisions.changes" CHECK ("changes" > 0 OR ("changes" = 0 AND "operation" IN ('', 'restoreScriptRevisionV2'))) NOT VALID;
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" VALIDATE CONSTRAINT "spoken_words.headingId";
--> statement-breakpoint
ALTER TABLE "script"."actions" VALIDATE CONSTRAINT "actions.headingId";
--> statement-breakpoint
ALTER TABLE "script"."actions" VALIDATE CONSTRAINT "actions.dialogueId";
--> statement-breakpoint
ALTER TABLE "script"."scripts" VALIDATE CONSTRAINT "scripts_count_up";
--> statement-breakpoint
ALTER TABLE "script"."scripts" VALIDATE CONSTRAINT "scripts.revision";
--> statement-breakpoint
ALTER TABLE "script"."scripts" VALIDATE CONSTRAINT "scripts.thinnedBefore";
--> statement-breakpoint
ALTER TABLE "script"."sections" VALIDATE CONSTRAINT "sections_count_up";
--> statement-breakpoint
ALTER TABLE "script"."sections" VALIDATE CONSTRAINT "sections.level";
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" VALIDATE CONSTRAINT "spoken_words_count_up";
--> statement-breakpoint
ALTER TABLE "script"."actions" VALIDATE CONSTRAINT "actions_count_up";
--> statement-breakpoint
ALTER TABLE "script"."actions" VALIDATE CONSTRAINT "actions.kind";
--> statement-breakpoint
ALTER TABLE "script"."counters" VALIDATE CONSTRAINT "counters.elementType";
--> statement-breakpoint
ALTER TABLE "script"."counters" VALIDATE CONSTRAINT "counters.value";
--> statement-breakpoint
ALTER TABLE "script"."former_elements" VALIDATE CONSTRAINT "former_elements.element";
--> statement-breakpoint
ALTER TABLE "script"."former_elements" VALIDATE CONSTRAINT "former_elements.toRevision";
--> statement-breakpoint
ALTER TABLE "script"."revisions" VALIDATE CONSTRAINT "revisions.revision";
--> statement-breakpoint
ALTER TABLE "script"."revisions" VALIDATE CONSTRAINT "revisions.changes";
