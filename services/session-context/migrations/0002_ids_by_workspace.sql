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
-- This locks the tables, so no row is added before its workspace's last id is known.
ALTER TABLE "session_context"."sessions" ALTER COLUMN "session_id" DROP IDENTITY, ALTER COLUMN "session_id" SET DEFAULT "session_context"."next_id"('sessions');
--> statement-breakpoint
ALTER TABLE "session_context"."contexts" ALTER COLUMN "context_id" DROP IDENTITY, ALTER COLUMN "context_id" SET DEFAULT "session_context"."next_id"('contexts');
--> statement-breakpoint
INSERT INTO "session_context"."last_ids" SELECT "workspace_id", 'sessions', max("session_id") FROM "session_context"."sessions" GROUP BY "workspace_id";
--> statement-breakpoint
INSERT INTO "session_context"."last_ids" SELECT "workspace_id", 'contexts', max("context_id") FROM "session_context"."contexts" GROUP BY "workspace_id";
