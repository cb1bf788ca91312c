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
-- This locks the tables, so no row is added before its workspace's last id is known.
ALTER TABLE "character"."characters" ALTER COLUMN "character_id" DROP IDENTITY, ALTER COLUMN "character_id" SET DEFAULT "character"."next_id"('characters');
--> statement-breakpoint
ALTER TABLE "character"."appearances" ALTER COLUMN "position" DROP IDENTITY, ALTER COLUMN "position" SET DEFAULT "character"."next_id"('appearances');
--> statement-breakpoint
ALTER TABLE "character"."paraphrases" ALTER COLUMN "paraphrase_id" DROP IDENTITY, ALTER COLUMN "paraphrase_id" SET DEFAULT "character"."next_id"('paraphrases');
--> statement-breakpoint
INSERT INTO "character"."last_ids" SELECT "workspace_id", 'characters', max("character_id") FROM "character"."characters" GROUP BY "workspace_id";
--> statement-breakpoint
INSERT INTO "character"."last_ids" SELECT "workspace_id", 'appearances', max("position") FROM "character"."appearances" GROUP BY "workspace_id";
--> statement-breakpoint
INSERT INTO "character"."last_ids" SELECT "workspace_id", 'paraphrases', max("paraphrase_id") FROM "character"."paraphrases" GROUP BY "workspace_id";
