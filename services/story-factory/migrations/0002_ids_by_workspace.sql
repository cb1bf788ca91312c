CREATE TABLE "story_factory"."last_ids" (
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"last_id" bigint NOT NULL,
	CONSTRAINT "last_ids_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
-- By hand from here on. The release before this one lets the database give the ids, and may run beside this one for a while.
CREATE FUNCTION "story_factory"."next_id"("of_kind" text) RETURNS bigint LANGUAGE sql AS $$
	INSERT INTO "story_factory"."last_ids" AS present ("workspace_id", "kind", "last_id") VALUES (current_setting('app.ws'), of_kind, 1)
	ON CONFLICT ("workspace_id", "kind") DO UPDATE SET "last_id" = present."last_id" + excluded."last_id" RETURNING "last_id"
$$;
--> statement-breakpoint
-- Each workspace counts on where the database was: ids of rows that were deleted may stand in other services, and must not
-- become those of others. The tables are locked, so no row is added in between.
LOCK TABLE "story_factory"."orchestrations";
--> statement-breakpoint
INSERT INTO "story_factory"."last_ids" SELECT DISTINCT r."workspace_id", 'orchestrations', s."last_value" FROM "story_factory"."orchestrations" r, "story_factory"."orchestrations_id_seq" s;
--> statement-breakpoint
ALTER TABLE "story_factory"."orchestrations" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "story_factory"."next_id"('orchestrations');
--> statement-breakpoint
LOCK TABLE "story_factory"."files";
--> statement-breakpoint
INSERT INTO "story_factory"."last_ids" SELECT DISTINCT r."workspace_id", 'files', s."last_value" FROM "story_factory"."files" r, "story_factory"."files_id_seq" s;
--> statement-breakpoint
ALTER TABLE "story_factory"."files" ALTER COLUMN "id" DROP IDENTITY, ALTER COLUMN "id" SET DEFAULT "story_factory"."next_id"('files');
