CREATE TABLE "character"."last_ids" (
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"last_id" bigint NOT NULL,
	CONSTRAINT "last_ids_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
-- By hand from here on. The release before this one lets the database give the ids, and may run beside this one for a while.
CREATE FUNCTION "character"."next_id"("of_kind" text) RETURNS bigint LANGUAGE sql AS $$
	INSERT INTO "character"."last_ids" AS present ("workspace_id", "kind", "last_id") VALUES (current_setting('app.ws'), of_kind, 1)
	ON CONFLICT ("workspace_id", "kind") DO UPDATE SET "last_id" = present."last_id" + excluded."last_id" RETURNING "last_id"
$$;
--> statement-breakpoint
-- Each workspace counts on where the database was: ids of rows that were deleted may stand in other services, and must not
-- become those of others. The tables are locked, so no row is added in between.
LOCK TABLE "character"."characters";
--> statement-breakpoint
INSERT INTO "character"."last_ids" SELECT DISTINCT r."workspace_id", 'characters', s."last_value" FROM "character"."characters" r, "character"."characters_character_id_seq" s;
--> statement-breakpoint
ALTER TABLE "character"."characters" ALTER COLUMN "character_id" DROP IDENTITY, ALTER COLUMN "character_id" SET DEFAULT "character"."next_id"('characters');
--> statement-breakpoint
LOCK TABLE "character"."appearances";
--> statement-breakpoint
INSERT INTO "character"."last_ids" SELECT DISTINCT r."workspace_id", 'appearances', s."last_value" FROM "character"."appearances" r, "character"."appearances_position_seq" s;
--> statement-breakpoint
ALTER TABLE "character"."appearances" ALTER COLUMN "position" DROP IDENTITY, ALTER COLUMN "position" SET DEFAULT "character"."next_id"('appearances');
--> statement-breakpoint
LOCK TABLE "character"."paraphrases";
--> statement-breakpoint
INSERT INTO "character"."last_ids" SELECT DISTINCT r."workspace_id", 'paraphrases', s."last_value" FROM "character"."paraphrases" r, "character"."paraphrases_paraphrase_id_seq" s;
--> statement-breakpoint
ALTER TABLE "character"."paraphrases" ALTER COLUMN "paraphrase_id" DROP IDENTITY, ALTER COLUMN "paraphrase_id" SET DEFAULT "character"."next_id"('paraphrases');
