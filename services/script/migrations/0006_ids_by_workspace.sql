CREATE TABLE "script"."last_ids" (
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"last_id" bigint NOT NULL,
	CONSTRAINT "last_ids_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
-- By hand from here on. Rows that are added without an id, as by the release before this one, get the next of their workspace.
CREATE FUNCTION "script"."next_id"("of_kind" text) RETURNS bigint LANGUAGE sql AS $$
	INSERT INTO "script"."last_ids" AS present ("workspace_id", "kind", "last_id") VALUES (current_setting('app.ws'), of_kind, 1)
	ON CONFLICT ("workspace_id", "kind") DO UPDATE SET "last_id" = present."last_id" + excluded."last_id" RETURNING "last_id"
$$;
--> statement-breakpoint
-- This locks the tables, so no row is added before its workspace's last id is known.
ALTER TABLE "script"."scripts" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('scripts');
--> statement-breakpoint
ALTER TABLE "script"."sections" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('sections');
--> statement-breakpoint
ALTER TABLE "script"."actions" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('actions');
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('spoken_words');
--> statement-breakpoint
ALTER TABLE "script"."paraphrases" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('paraphrases');
--> statement-breakpoint
-- Elements that were deleted may be restored with their ids.
INSERT INTO "script"."last_ids" SELECT "workspace_id", 'scripts', max("id") FROM (
	SELECT "workspace_id", "id" FROM "script"."scripts"
	UNION ALL SELECT "workspace_id", "id" FROM "script"."former_elements" WHERE "element" = 'script') AS "known" GROUP BY "workspace_id";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT "workspace_id", 'sections', max("id") FROM (
	SELECT "workspace_id", "id" FROM "script"."sections"
	UNION ALL SELECT "workspace_id", "id" FROM "script"."former_elements" WHERE "element" = 'section') AS "known" GROUP BY "workspace_id";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT "workspace_id", 'actions', max("id") FROM (
	SELECT "workspace_id", "id" FROM "script"."actions"
	UNION ALL SELECT "workspace_id", "id" FROM "script"."former_elements" WHERE "element" = 'action') AS "known" GROUP BY "workspace_id";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT "workspace_id", 'spoken_words', max("id") FROM (
	SELECT "workspace_id", "id" FROM "script"."spoken_words"
	UNION ALL SELECT "workspace_id", "id" FROM "script"."former_elements" WHERE "element" = 'spokenWord') AS "known" GROUP BY "workspace_id";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT "workspace_id", 'paraphrases', max("id") FROM (
	SELECT "workspace_id", "id" FROM "script"."paraphrases") AS "known" GROUP BY "workspace_id";
