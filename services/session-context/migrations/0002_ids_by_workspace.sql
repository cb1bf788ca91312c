CREATE TABLE "session_context"."last_ids" (
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"last_id" bigint NOT NULL,
	CONSTRAINT "last_ids_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
-- By hand from here on. The release before this one lets the database give the ids, and may run beside this one for a while.
CREATE FUNCTION "session_context"."next_id"("of_kind" text) RETURNS bigint LANGUAGE sql AS $$
	INSERT INTO "session_context"."last_ids" AS present ("workspace_id", "kind", "last_id") VALUES (current_setting('app.ws'), of_kind, 1)
	ON CONFLICT ("workspace_id", "kind") DO UPDATE SET "last_id" = present."last_id" + excluded."last_id" RETURNING "last_id"
$$;
--> statement-breakpoint
-- Each workspace counts on where the database was: ids of rows that were deleted may stand in other services, and must not
-- become those of others. The tables are locked, so no row is added in between.
LOCK TABLE "session_context"."sessions";
--> statement-breakpoint
INSERT INTO "session_context"."last_ids" SELECT DISTINCT r."workspace_id", 'sessions', s."last_value" FROM "session_context"."sessions" r, "session_context"."sessions_session_id_seq" s;
--> statement-breakpoint
ALTER TABLE "session_context"."sessions" ALTER COLUMN "session_id" DROP IDENTITY, ALTER COLUMN "session_id" SET DEFAULT "session_context"."next_id"('sessions');
--> statement-breakpoint
LOCK TABLE "session_context"."contexts";
--> statement-breakpoint
INSERT INTO "session_context"."last_ids" SELECT DISTINCT r."workspace_id", 'contexts', s."last_value" FROM "session_context"."contexts" r, "session_context"."contexts_context_id_seq" s;
--> statement-breakpoint
ALTER TABLE "session_context"."contexts" ALTER COLUMN "context_id" DROP IDENTITY, ALTER COLUMN "context_id" SET DEFAULT "session_context"."next_id"('contexts');
