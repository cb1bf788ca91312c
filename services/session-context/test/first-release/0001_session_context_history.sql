CREATE TABLE "session_context"."former_contexts" (
	"workspace_id" text NOT NULL,
	"session_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"context" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "former_contexts_pk" PRIMARY KEY("workspace_id","session_id","version")
);
--> statement-breakpoint
ALTER TABLE "session_context"."sessions" ADD COLUMN "context_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "session_context"."sessions" ADD COLUMN "context_set_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- By hand: a session from before this has had its text at least since its last write. Forced, row level security hides
-- every row from a migration too.
ALTER TABLE "session_context"."sessions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "session_context"."sessions" SET "context_version" = "version", "context_set_at" = "updated_at";--> statement-breakpoint
ALTER TABLE "session_context"."sessions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "session_context"."former_contexts" ADD CONSTRAINT "former_contexts.sessionId" FOREIGN KEY ("workspace_id","session_id") REFERENCES "session_context"."sessions"("workspace_id","session_id") ON DELETE cascade ON UPDATE no action;