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
-- Each workspace counts on where the database was: ids of rows that were deleted may stand in other services, and must not
-- become those of others. The tables are locked, so no row is added in between.
LOCK TABLE "script"."scripts";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT DISTINCT r."workspace_id", 'scripts', s."last_value" FROM "script"."scripts" r, "script"."scripts_id_seq" s;
--> statement-breakpoint
ALTER TABLE "script"."scripts" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('scripts');
--> statement-breakpoint
LOCK TABLE "script"."sections";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT DISTINCT r."workspace_id", 'sections', s."last_value" FROM "script"."scripts" r, "script"."sections_id_seq" s;
--> statement-breakpoint
ALTER TABLE "script"."sections" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('sections');
--> statement-breakpoint
LOCK TABLE "script"."actions";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT DISTINCT r."workspace_id", 'actions', s."last_value" FROM "script"."scripts" r, "script"."actions_id_seq" s;
--> statement-breakpoint
ALTER TABLE "script"."actions" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('actions');
--> statement-breakpoint
LOCK TABLE "script"."spoken_words";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT DISTINCT r."workspace_id", 'spoken_words', s."last_value" FROM "script"."scripts" r, "script"."spoken_words_id_seq" s;
--> statement-breakpoint
ALTER TABLE "script"."spoken_words" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('spoken_words');
--> statement-breakpoint
LOCK TABLE "script"."paraphrases";
--> statement-breakpoint
INSERT INTO "script"."last_ids" SELECT DISTINCT r."workspace_id", 'paraphrases', s."last_value" FROM "script"."scripts" r, "script"."paraphrases_id_seq" s;
--> statement-breakpoint
ALTER TABLE "script"."paraphrases" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "script"."next_id"('paraphrases');
